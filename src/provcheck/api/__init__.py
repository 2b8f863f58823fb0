"""What ``from provcheck import ...`` gives: the engine of the command line for programs.

It adds nothing of its own: it takes sources and options as Python has them, and gives plain values back. Nothing here
prints, ends the process, reads standard input or changes what belongs to the whole process.
"""
