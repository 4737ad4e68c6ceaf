"""From facts to quiz items, Anki decks and printed papers.

The pipeline, one direction and no way back; each folder imports only those above it:

    values    dates, numbers, texts, regions
    loading   files -> plain data with lines -> validated records
    data      places, eras, organs and other words: the world, which a project may extend
    facts     records told as slots and sentences -> FactBase
    workbook  sheets and CSV -> the same plain data, and back
    identity  project.yaml: whose content it is
    items     facts x item models, keys proved -> item bank
    sets      deck file + item bank -> drawn forms
    quality   evidence, rules, the knowledge-free solver -> findings
    exports   items and forms -> .apkg, .pdf, .jsonl ...
    starter   the files of `new`: an example of one's own set, and JSON Schemas
    cli       the command line: calls the library and prints

`extract` (a document -> draft facts) stands beside the pipeline and feeds it files.
"""

__version__ = "0.1.0"
