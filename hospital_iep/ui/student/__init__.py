"""The pupil's workspace: one child, from the day-0 card to the history.

``page`` is the frame of it with ``nav`` at the left; each part is a ``part.Part`` of its own module. Parts
that are sections of the plan are ``section.Section``; ``binding`` binds their fields to records.
"""
