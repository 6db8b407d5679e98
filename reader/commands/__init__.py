"""The commands of `baoku`, a module each: `add(grammar)` declares it, `run(options, speech)` carries it out.

`grammar` is what commands are declared with, `speech` is how they speak to the user, `frame` holds what
several of them do. Nothing heavy is imported before a command runs, and Qt only by `gui`.
"""
