"""Facts in a spreadsheet: .xlsx and .csv are read wherever YAML is, and `convert` goes both ways without loss.

In: sheets as people type them. Out: the same plain data that a YAML file gives; and back again.

columns   which sheet holds which kind of fact, and what its columns are called
grid      a file -> sheets of cells
dates, figures, cells   what people type -> what facts hold
read      sheets -> the same plain data that a YAML file gives, with the cell of every value for messages
write     plain data -> a workbook with drop-down lists and a page of help
yamltext  plain data -> YAML
convert   one into the other
"""
