"""Facts in a spreadsheet: .xlsx and .csv are read wherever YAML is, and `convert` goes both ways without loss.

In: sheets as people type them, in our form or in one of their own. Out: the same plain data that a YAML file gives; and back again.

columns   which sheet holds which kind of fact, and what its columns are called
web       a web page named as a workbook -> rows
grid      a file -> sheets of cells
header    which column of a sheet of ours holds which field
cells     what people type -> what facts hold
rows      the rows of facts, and the file that they make, with the cell of every value for messages
tables    any other table -> the same rows
read      sheets -> the same plain data that a YAML file gives
write     plain data -> a workbook with drop-down lists and a page of help
yamltext  plain data -> YAML
convert   one into the other
"""
