"""Other programs' files, out and in. Nothing heavy loads before it is used.

`workbook` is ours: the workbook of a scorecard, out and back. Any other file comes in by four
rooms, each knowing only those before it, and none knowing a window, a clock or a locale:

* `sheets` reads any file into plain cells, in a child process with limits;
* `values` turns what stands in a cell into a number, a day or a period, or says why it cannot;
* `guesses` says what a sheet means: tables, headers, what each column is, each with a reason;
* `intake` makes a scorecard of it: a preview first, then one pure step.
"""
