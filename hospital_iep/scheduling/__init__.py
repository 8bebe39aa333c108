"""The treatment-aware scheduler: values in, values out; nothing but the standard library.

Reading and writing (``planning_file``)::

    problem = read_problem(data)                 # FaultyFile(faults) has one line a fault
    timetable = read_timetable(problem, data)
    text = write_timetable(problem, timetable)

Judging (``check``) and dragging (``place``)::

    report = check(problem, timetable)           # .broken, .costs, .cost, .false_claims, .right
    why_not(problem, lessons, moved)             # [(rule number, Fact)], empty where the lesson may go
    legal_starts(problem, lessons, moved, teacher=None)   # spans of allowed starts

Planning (``plan`` here, ``worker`` in child processes) and repairing (``repair``)::

    timetable = plan(problem, seconds=20, seed=1)          # or iterations=2000: equal input, equal bytes
    text = worker.run(problem_json, seconds=20, on_progress=…, cancelled=…)       # blocks its own thread only
    small, better = propose(problem, seconds=2, first=…)   # Proposal(.timetable, .moves, .changed); first is
                                                 # told the small one before what is unmet is examined

Explaining (``explain``)::

    unmet(problem, timetable)                    # verdict, proven facts, what would help, sentences
    explain_lesson(problem, timetable, lesson_id)   # why it is here, where else it could be at which cost

The rules stand in ``rules``, the costs in ``costs``: each one named function that all of the above use.
"""
