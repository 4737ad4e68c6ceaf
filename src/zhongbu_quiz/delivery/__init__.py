"""One result, written once: all files of a call stand on disk before the first of them gets its name, and each looks at what stands there.

    lock      one run at a time writes into a folder
    staging   files beside their places, a journal, and then all into their places; what a run that was killed left is made whole or swept
    manifest  which files of a folder this program made, so that it never writes over those of somebody else
    deliver   the files of one call -> their folder
    shelf     what can be made anew, kept with a proof of its bytes
    later     what may be written once nobody waits for anything

In: names and bytes. Out: files, all new or all as they were, whatever ends the run: a kill at any moment, Ctrl-C, a full disk. Three names in a
folder are ours: `.zhongbu-quiz.json` (the manifest), `.zhongbu-quiz-…` (a folder, while a run lasts) and, where the system locks no folders,
`.zhongbu-quiz.lock`.
"""
