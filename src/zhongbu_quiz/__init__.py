"""From facts to quiz items, Anki decks and printed papers.

The pipeline, one direction and no way back; each folder imports only those above it:

    values    dates, numbers, texts, places, eras: what a value is, however it was written
    loading   files -> plain data with lines -> validated records
    data      the world: places, eras, organs, lexicons -> World; a project may extend them
    facts     records -> facts with slots, sentences, evidence and truth -> FactBase
    workbook  sheets and CSV, ours and anybody's tables -> the same plain data, and back
    identity  project.yaml -> the name that every id is made from
    items     facts x item models, keys proved -> item bank
    sets      deck file + item bank -> drawn forms, which can be stored
    quality   items and papers -> what breaks a rule; the gate, the second proof, the solver
    exports   a set -> .apkg, .pdf, .xml ...; one registry of all outputs, and pictures
    grading   scans of filled answer sheets -> what is marked on them, and what is in doubt
    starter   the files of `new`: an example of one's own set, and JSON Schemas
    studio    the use cases: what a person can do, as functions that return data and report progress
    web       the page: shows what a use case returns, in a browser on this computer
    cli       the command line: calls a use case and prints what it returns

At the ground, for all of them: `errors` (what a user can put right), `delivery` (the files of one call, all written or none, over nothing that is
not ours), `paths` (where what ships stands) and `chance` (an order by digest). Beside the pipeline stand, and feed it files, `extract` (a
document -> draft facts) and `intake` (a question bank -> questions of one's own).
"""

__version__ = "0.1.0"
