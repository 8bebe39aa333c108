"""The caseload: find a pupil, see what is missing, add one."""
