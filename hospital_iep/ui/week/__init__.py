"""The week: the board of lessons and treatments, its list, and the page around them.

``items`` says what a board shows, as plain values; ``board`` draws and moves them, ``listview`` says
them as a table; ``page`` puts both beside the unplaced needs and the proposals. Everything the page
knows or changes goes through the ``WeekDesk`` of ``week.desk``.
"""
