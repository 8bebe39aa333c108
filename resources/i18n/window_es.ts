<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES">
<context>
    <name></name>
    <message>
        <source>Add pupil</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a pupil in the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all pupils</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the pupil</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names are hidden. F9 shows and edits them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Family name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Likes to be called</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pronouns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File and backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look and access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About and licences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a setting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings: {part}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import appointments from a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another ward from now on; the old one stays known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Home school</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new name makes a new school.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan at school</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IEP, 504, EHCP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Admitted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected to leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Home language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interpreter needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the ward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day care</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outpatient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Return date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How sure is it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dates that move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} dates move.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 date moves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move {count} dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move 1 date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Owner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Due</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it is not needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A date set here no longer moves with the return date. “R-7” counts from the return.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, {weeks} weeks, {suits}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scheme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step up when</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step down when</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>School</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Online</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Treatment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At rest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the day holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>full day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 hours means the full school day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cared for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In every lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Always remember</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to do, without the reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May leave the room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shortest useful lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rest between</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most teaching in a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>School&apos;s student number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add an emergency step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In an emergency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health, for nurse and named lead only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a health fact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the accommodations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick what you see</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{level}, {word}, or more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Met</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not met yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subject or area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where it stands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When, with what</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Given a text read aloud …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Will do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something one can see or hear.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How well</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In 4 of 5 tasks, on two days …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pupil</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allowed because</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calendar file for a teacher or a family</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On days with energy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counted in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>correct of 10, words a minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In {name}&apos;s own words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next section</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous section</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open: {part}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sections done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Treatment, energy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lessons and log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taught, minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Topic, note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lessons appear here after the first Finish.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work ledger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the home school asked for, and how far it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No work yet. What the home school sends is entered here: must, should, could, excused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who saw or changed what. Fields are named, their contents are not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has happened here yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re-entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next open point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark this section complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This section is not needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This field is not known yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The way to school and home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who drives, from where, at what time, and what must come along.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place to rest at school</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Limits at school and on the way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One line each, what to do, no diagnosis.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan or re-plan this week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review and publish the week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeat this lesson in later weeks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A teacher is away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ill sick absent cover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A room can’t be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>closed lost classroom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the week as a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the week as a board</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next need without a place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why is this lesson here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move this lesson by key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pin this lesson, or free it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take this lesson out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Board or list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find or do anything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start re-entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How to begin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add an item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the return date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build all packets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build the packet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview the packet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit the graded return</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeline or list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick the item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The date is set. {count} dates follow it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved from {day}. {count} dates slid with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch between names and initials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the side panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next part of the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous part of the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys of this screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Manual for this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a calendar file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste copied appointments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply the ticked lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick or untick the line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decide about the line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text of the document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reader</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who the packet is for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All five</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build packet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No consent needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consent holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consent until {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is known yet that this reader may have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stays out, and why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To {recipient}. Each copy is logged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To {called}’s {reader}. Each copy is logged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan behind it is still a draft. It prints with “draft”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reader}: not built, {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reader}: {parts} of {all} parts go in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reader}, to {recipient}: {parts} of {all} parts go in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>School day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No lesson is planned outside these hours. Usual: Mon to Fri, 08:00 to 16:30.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>School days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teachers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The planner gives lessons only in their subjects and hours. Private restrictions are never printed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the teacher&apos;s name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teaches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With commas; empty: everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most minutes a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cleared for isolation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Private restrictions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Works from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Works until</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed a teacher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a teacher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the teacher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New teacher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teaching hours and busy times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lessons are planned inside the hours and around busy times.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teacher of these hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weekday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed teaching hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed a busy time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a busy time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the busy time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Busy times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no teacher yet. Add one above.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who can open this case file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each has an own passphrase. A role is kept by the program, not by the encryption. A changed role holds from the next unlock. These steps are written down and cannot be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a person…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change my passphrase…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New recovery sheet…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minutes to put protective clothing on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept free before each isolation visit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For calendar files that come in and go out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where a lesson can be: beds belong to wards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>classroom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calendars, messages and tables of the hospital; every change is shown before it is written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appointments from files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import appointments…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As Mon to Fri, or Mon, Tue, Wed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a name for the place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Room for, children</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed a place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ways between places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept free between two lessons at different places.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is only one place to walk to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ward routine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rounds, meals and rest lie behind the board. Energy 0 keeps the time free of lessons.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ward of this routine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Routine to start from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 blocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 passive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2 low</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>3 normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>4 prime</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weekdays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Energy left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed the ward routine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add to the routine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove from the routine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add an appointment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the hospital&apos;s calendar, or entered here. Enter changes the kind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before, after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>entered here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appointments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No appointments. They come with the hospital&apos;s calendar, or are entered here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change course</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delay the rest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change for this child</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Energy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter opens a step, Insert adds one, S splits, Delete removes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split the step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say who agreed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pull a step up or down, or open it. It changes for this child; the template stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps of the curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which curve counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ward of these curves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No ward yet. Add one under Places.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change for the ward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pull a step up or down, or open it. The catalogue&apos;s curve stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin the ward&apos;s own curve…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the typical curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use for the whole ward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the ward&apos;s curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This child</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{whose}: counts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{whose}: set aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{whose}: none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the course</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dates of the course</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move this date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forecast and actual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usual energy and best times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{level}, {word}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usual energy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where nothing else is known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a best time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Said by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forecast from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>usual energy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{when}, {actual} said, {expected} forecast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Energy checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day 1, as the ward counts it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times of day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Such as 08:00, 14:00</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lasts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On weekdays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In cycles of days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On days of the month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fri</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of these days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every third</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days in a cycle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Treatment on days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day 1 is the first: 1, 8, 15</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days of the month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Twice a month: 1, 15</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A course runs ten years at most: {fit} of {asked} dates fit in. Add the rest later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No longer left out, as no date is there now: {dates}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No longer moved by hand, as no date was there to move: {dates}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its delays end, as the dates now follow each other in another way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add isolation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Isolation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times of another energy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never together with others marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Such as cystic-fibrosis. Children who share a word are never in one group or classroom.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Energy it takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minutes a week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At least</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lessons a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it may be taught</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the bed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the classroom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Typical times. Check with the nurse. No dose is ever entered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add treatment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Courses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Isolation, times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add an energy check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print the round sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log a lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a note from the ward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re-plan this week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something changed for a child</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>isolation ward move discharge treatment better worse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the gap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offer anyway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start or finish the visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Energy from 0 to 4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log the visit as planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Round sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ward calendar changed. 1 lesson today no longer fits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ward calendar changed. {count} lessons today no longer fit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 lesson of this week no longer fits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} lessons of this week no longer fit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ward team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asleep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unwell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Said not now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why not now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another reason…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{start} to {end}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minutes taught</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It began at {start} and was not finished. Was it {minutes} min, as planned?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adult present</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taught</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goal: {goal}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Energy at the end: choosing it saves the lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save without energy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Due {day}, late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Due {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} entries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the ward calendar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{entries} without a pupil</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for {who}: {field}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <comment>Swap with {other}</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <comment>This visit follows at {time}. No minutes are lost.</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <comment>Shorter, from {time}</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <comment>{minutes} min instead of {planned}. {lost} to make up.</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <comment>Later today, at {time}</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <comment>Nothing else moves. No minutes are lost.</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <comment>To the make-up list</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <comment>{lost} to make up. This time is free.</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encrypted. It and the file ending in .keys belong together: move both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify now…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made each day while the file is open. Each copy is opened and read back before an older one goes. Keep the folder on another disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore drill…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let automatic backups go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audit list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who did what and when, never what was written. Nobody can change or delete it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that nothing is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light, dark or high contrast. Usual: as the computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On top of the computer&apos;s own scaling. Usual: 100 %.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger targets for gloves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buttons and rows are at least 44 pixels high. Usual: off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger targets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock when nobody types</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The window is covered and the key forgotten; what was typed is kept. Usual: 5 minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clock on children&apos;s prints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For timetables and wall sheets. Usual: 24 hours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>24 hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>12 hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Practice data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An invented ward in a file of its own: try everything, nothing is mixed with real children. Every print says that it is invented.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the practice hospital</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are in it now. Lock to return to your own file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hospital IEP {version}, Apache License 2.0. It works offline and sends nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the manual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Libraries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With thanks. Each is used under its own licence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fonts and icons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fonts: Inter, Noto Sans and Andika, SIL Open Font License 1.1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Icons: Lucide, ISC License (parts from Feather, MIT License).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If you see: {sign}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do this: {act}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call: {whom}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreed with {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not agreed yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where it lies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each day from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each day until</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times such as 08:30. Empty: the whole day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where steps lie over each other, the lower energy counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty: as usual at this energy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before this change: {name}. Ask again; left empty, it shows as not agreed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreed with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only by these ways; none chosen means any</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feels better today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feels worse today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One more treatment, soon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Isolated from now on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Isolation ends now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moves to another ward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes home now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With all details…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 hour later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 hour earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A day later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Falls out</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AboutSection</name>
    <message>
        <source>Who {name} is, where, and what every lesson must know.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved to another ward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed bed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed home school</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown yet: {field}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Got it: {field}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AccommodationsSection</name>
    <message>
        <source>What everyone does differently, so that {name} can learn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search all {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggested</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you see</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accommodations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space chooses, B, H and S switch bed, home and school, Enter opens the details.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“Do this” sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggestions come from: {signs}. Check them with the nurse.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what was seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} ended or are due for review. Extend or end them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Because: {sign}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>own entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chosen, {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggested, {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All, {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No accommodation answers this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick what you see, such as tired, sick, pain, and suggestions stand here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing chosen yet. Tick what you see, and suggestions follow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Extend or end it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing chosen yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took out {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed where: {text}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Acts</name>
    <message>
        <source>timetable planning re-plan schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>permission release sign</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New document: {kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>print make issue</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AddPerson</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same passphrase again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the person&apos;s name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} can open this case file now.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AddPupil</name>
    <message>
        <source>Add and open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Family name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day, month, year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new name makes a new ward.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May stay empty; it is not asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Home school</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new name makes a new school.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open that pupil</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Treatment, needs and consent come next, on the pupil&apos;s page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} may be the same child: {where}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} may be the same child.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the ward too: the bed is kept with its ward.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added pupil</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AgreedDialog</name>
    <message>
        <source>Who agreed on this curve?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was changed. Check it with the team.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreed with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The nurse or doctor of the ward.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write who agreed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AppointmentDialog</name>
    <message>
        <source>As written: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It does not take place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It does take place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recognised by “{word}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled an appointment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took an appointment up again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a day and two times, such as 09:00 and 10:30.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter 0 to 2880 minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added an appointment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed an appointment</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AppointmentsPane</name>
    <message>
        <source>{start} to {end}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{before}, {after} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} imported appointments wait for their child.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AreaDialog</name>
    <message>
        <source>Area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Such as science, movement, independence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added {area}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AskPassphrase</name>
    <message>
        <source>Your passphrase</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AskPupil</name>
    <message>
        <source>Pupil</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AwayDialog</name>
    <message>
        <source>Who</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handover pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note and look for cover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} lessons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 child</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} children</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lessons} of that day, {children}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no teacher yet. Enter one in Settings, People.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That day is over: nobody needs cover.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No lesson on that day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noted: a teacher is away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>away</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BestTimeDialog</name>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Such as 09:30</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Energy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write two times, such as 09:30 and 11:00.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added a best time</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Binding</name>
    <message>
        <source>Enter {least} to {most}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed {field}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown yet: {field}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Got it: {field}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BirthField</name>
    <message>
        <source>A date of birth lies in the past. Type day, month and year.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Board</name>
    <message>
        <source>Week board</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stays where it was: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moving. Arrows: 5 minutes or a day. Shift: the end. Enter places, Escape keeps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day}, {start} to {end}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept where it was.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BusyBar</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About {seconds} s left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Calendar</name>
    <message>
        <source>Calendar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days of the month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next month</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CalendarFile</name>
    <message>
        <source>For</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teacher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Family</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pupil</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far ahead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>4 weeks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>12 weeks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the subject instead of “Lesson”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calendars on phones are read by others: the subject tells that a child is taught here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, {code}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no pupils yet. Add one in the caseload first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no teacher yet. Enter one in Settings, People.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the calendar file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calendar (*.ics)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gave a calendar out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved. That it left is in the audit list.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Caseload</name>
    <message>
        <source>not known yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grade {grade}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask: {field}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bed {bed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not agreed yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{taught} of {agreed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day}, late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>projected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>agreed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>back at school</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in 1 day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in %n days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 day ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%n days ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {all} sections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{words} minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pupil</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teacher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan, sections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taught, minutes this week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next deadline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to school</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CaseloadPage</name>
    <message>
        <source>Caseload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a pupil</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something to ask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan not complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Due in 7 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back in 30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add pupil</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import appointments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring in a calendar file of the hospital</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pupils</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No pupils yet. Adding one takes a minute; everything may be unknown yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How to begin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No pupil answers this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 pupil</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n pupils</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>{shown} of {all} pupils</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChangePassphrase</name>
    <message>
        <source>New passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same passphrase again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your new passphrase holds from now on.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CheckDialog</name>
    <message>
        <source>Energy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Said by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How is it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an energy, a day and a time such as 10:30.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A check is of the last year, and not of a time to come.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added an energy check</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ClosedPage</name>
    <message>
        <source>Your role, {role}, does not include “{page}”. Whoever looks after the people of this case file can change that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open Settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Do now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pupils</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Manual</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CompleteDialog</name>
    <message>
        <source>Go there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to {field}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark complete</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConsentDialog</name>
    <message>
        <source>Form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who may be told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Readers covered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must stay out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Separated by commas, as the paper says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relationship to the child</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty: until it is revoked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With a pen, on screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Typed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed how</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agrees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Said no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not asked yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the child says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose at least one reader below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say who signed. A consent without a name is none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Return to school</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded a consent</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ContactDialog</name>
    <message>
        <source>With</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reached nobody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow up on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added a contact</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CourseCard</name>
    <message>
        <source>left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>moved by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>past</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out one date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put one date back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved one date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This child&apos;s own curve.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{ward}&apos;s own curve.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Typical. Check with the nurse.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not agreed on as it is now: check with the team.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreed with {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence: {evidence}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The steps that were changed here: local experience.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CourseDialog</name>
    <message>
        <source>Say the first day, and the dates appear here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times of day are written as 08:00, 14:00.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say how many minutes it lasts, from 1 to {most}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say how many, from 1 to 400.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose at least one weekday.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say how many days a cycle has, from 1 to 366.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say the days of treatment within a cycle, such as 1, 8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say the days of the month, such as 1, 15.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>… until {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added a treatment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed a course</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CourseLine</name>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ward&apos;s curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show {course}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {course}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CurrentVisit</name>
    <message>
        <source>How is {name} right now?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How are they right now?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected {level}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goal: {goal}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lesson began, {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now, {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next, {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected {expected}, now {said}. {subject} takes {needed}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See what fits</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Curve</name>
    <message>
        <source>{first} to {last} % of the course</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>day {days} after it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>day {days} of the course</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>day {days} after the course</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>day {days} before it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on the day of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{length} before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>during: {first} to {last}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after, until midnight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{first} to {last} after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>begin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{length} in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{length} before the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A, studies of children</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>B, studies of adults</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C, leaflet or consensus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>D, an assumption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L, local experience</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changed from: {evidence}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at the bed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>classroom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{span}: level {level}, {word}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>% of the course</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>minutes before it begins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>minutes after it begins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>minutes before it ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>minutes after it ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>before it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>while it runs, counted from its begin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>while it runs, counted back from its end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after it, in minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>days after it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>days of the course</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>days after the course</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a share of the course</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CurveDrawing</name>
    <message>
        <source>Left and right choose a step, up and down change its energy, Enter opens it, Insert adds one, S splits it, Delete removes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Energy around the treatment. {steps}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>begin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>end, {hours} h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>day 1 after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>day {day} after</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CurveEditor</name>
    <message>
        <source>no lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split the step here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split the step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed a step of the curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added a step to the curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This step is too short to be split.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This curve has as many steps as one can have. Remove one first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split a step of the curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split in two: {one}; {other}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A curve needs a step: this is the only one left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed a step of the curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed: {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noted who agreed on a curve</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DataPointDialog</name>
    <message>
        <source>On</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tried</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not tried, medical</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Was it tried?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A number, in the goal&apos;s own unit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a number, or choose “Not tried, medical”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added a data point</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DateBar</name>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Return date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set a date</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DateField</name>
    <message>
        <source>fri, +14, 27 Nov</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calendar for {field}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message>
        <source>today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DayCell</name>
    <message>
        <source>Enter or Space changes the day.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DayDialog</name>
    <message>
        <source>Changed a day of the graded return</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DayField</name>
    <message>
        <source>This is no day. Type it as {example}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no day. Type “fri”, “+14” or “27 Nov”.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DelayDialog</name>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By how many days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A minus brings it forward.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the date from which on it moves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a number of days, two years at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By 0 days no date moves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No date moves by that: the course keeps to its days. Move single dates by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It comes no earlier than today.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The date before it is {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It can come forward by 1 day at most.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>It can come forward by %n days at most.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>It can’t come forward.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first day is not known yet. Say it with “Change course”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All dates are past: none is left to delay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All dates still to come are left out. Put one back to delay it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No date is left to delay: those still to come were moved by hand. Move them singly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 date moves, to {first}. The course then ends on {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n dates move, the first to {first}. The course then ends on {day}.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Delay 1 date</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Delay %n dates</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Bring 1 date forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Bring %n dates forward</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Delayed the rest of a course</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Something long is being written. Try again when it is done.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DetailDialog</name>
    <message>
        <source>Do this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without the reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Because</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nurse and named lead only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who does it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty: standing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In tests and exams</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed {text}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DialogBase</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Documents</name>
    <message>
        <source>Timetable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Child&apos;s timetable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re-entry packet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accommodations sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Emergency page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Return checklist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Round sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hours taught</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Physician form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Attendance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meeting record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Home-school teacher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>School nurse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>District</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Family</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classmates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The child</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hospital staff</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} signs can&apos;t be printed: {signs}. The pages show � for each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 sign can&apos;t be printed: {signs}. The pages show � for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reason} ({count})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DocumentsPage</name>
    <message>
        <source>Documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show documents of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show documents of this kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calendar file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New document…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documents that were issued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No document has left yet. What you issue is listed here, with what stayed out and why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No document answers this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{document}, by mistake</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{document}, pupil {code}, for {reader}, {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All pupils</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark as sent by mistake</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mark stays on record and cannot be undone. It does not call the document back: ask whoever received it to destroy it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marked as sent by mistake</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Earlier</name>
    <message>
        <source>Earlier imports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it did</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take this import back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines that somebody has changed since stay as they are, and are listed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{added} new, {moved} changed, {cancelled} cancelled</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EmergencyCard</name>
    <message>
        <source>No step yet. Ask the nurse what to do first; no diagnosis is needed for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move step {number} up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move step {number} down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit step {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove step {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved an emergency step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed an emergency step</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EmergencyDialog</name>
    <message>
        <source>What anybody can see: pale, shaking, a wet dressing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If you see</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who, and the number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreed with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The nurse or doctor who said so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added an emergency step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed an emergency step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say what to look for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say what to do. A step without it helps nobody.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most {most} characters; these are {count}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Energy</name>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Low</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OK</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Great</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>passive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>low</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>prime</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Energy {words}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EnergyBand</name>
    <message>
        <source>{span}: level {level}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Energy expected today: {steps}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EnergyPane</name>
    <message>
        <source>No checks yet. One tap on Today is a check; it overrules the forecast for the day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} checks. Circles are what was said, squares the forecast; treatment days are striped. They are {apart} levels apart on average.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{start} to {end}: level {level}, {word}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove: {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed a best time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the checks suggest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing. It takes at least {least} checks that speak clearly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing changes by itself. Talk it over with the child and the nurse first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}: level {level} instead of {now}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it over: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known from the calendar only. Add the treatment, and it can have its own curve.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{n} checks here, {all} in all; about {mean}, between {low} and {high} in 90 of 100 cases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took over a suggestion</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FactDialog</name>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Said by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty: not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added a health fact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed a health fact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say what it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most {most} characters; these are {count}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FactsCard</name>
    <message>
        <source>Nurse and named lead only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing yet. Teachers never read this; it goes to the nurse&apos;s copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind}: {fact}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit {fact}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {fact}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody named</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Said by {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>day not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed a health fact</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FaultDialog</name>
    <message>
        <source>That did not work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program met a fault of its own. What you saved is safe, and what you typed is kept. You can go on. If it happens again, lock, and start the program anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide details</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Faults</name>
    <message>
        <source>Your role does not include this. Ask your coordinator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field}: at most {bound} letters fit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field}: type {bound} or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field}: type {bound} or less.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field}: this does not fit here. Type something else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full. Your text is kept in the window. Free some space, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This folder may not be written to. Choose another folder, or ask who looks after it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is not there any more. It may have been moved or renamed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk did not answer. Your text is kept in the window. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This case file is open for reading only. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program is using the case file. Try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The case file could not be read or written. Verify it under Settings, File and backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This does not go together with what is already there. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong and nothing was changed. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>Names are hidden. F9 shows and edits them.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilePart</name>
    <message>
        <source>No backup was made yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last backup, verified: {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder: {folder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No folder is chosen yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your coordinator or administrator makes backups.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file was restored: automatic backups wait until somebody has looked at it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder for backups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backing up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic backups wait: this file was restored. Let them go on first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backed up and read back: {file}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify the case file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every page, row and audit entry is read; nothing is changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore drill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The newest backup is restored beside itself, read whole and removed again. Your case file is not touched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the whole file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole: {rows} rows and the audit list were read, nothing is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed or taken away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entry {number} does not fit: the list was changed. Keep the file, tell your administrator.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>All records of this laptop live in one encrypted case file. It opens only with a passphrase.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where are your records?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a new case file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it in another folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a case file that exists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Practice with made-up pupils first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New file: {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a case file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case files (*.case)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your name stands in the unlock window. The passphrase is known only to you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who are you?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same passphrase again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Four or five unrelated words are easy to keep and hard to guess.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the one that is there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the case file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making it…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter your name: others see it when they unlock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The passphrase needs at least {least} characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two passphrases differ. Type the same one twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If all passphrases are forgotten, only this key opens the file. Print it or copy it by hand, and lock it away from this laptop. It is shown once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the recovery sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print the sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sheet is put away safely</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With the ward&apos;s round, lunch and rest hour the plan avoids them by itself. It can wait.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your ward&apos;s day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later, open the program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the ward routine now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ward</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GalleryDialog</name>
    <message>
        <source>Search {count} treatments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Treatment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kinds of treatment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No treatment has that name. Try another word, or only its beginning.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all treatments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No treatment has that name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Can be taught through.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No lessons while it runs.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GoalRow</name>
    <message>
        <source>A goal without words yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {all} parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{verb}: {goal}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove goal: {goal}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GoalsSection</name>
    <message>
        <source>What {name} is working towards, so that anyone can see it reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add goal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The goal so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No goals yet. Begin with an example of the grade, or with your own words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin with: {goal}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a data point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} points in the trend.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Aim: {value} {unit} (dashed).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} not tried for medical reasons, left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not tried, medical</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove data point of {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed a data point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It grows here while you type.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All five parts are there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added a goal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed a goal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The goal is removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GradedCard</name>
    <message>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit the graded return</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Graded return</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no scheme yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The days follow once there is a return date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day}, closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step up: {rule}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step down: {rule}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends {ends}, review {review}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Happening</name>
    <message>
        <source>Every lesson still fits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noted energy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved a treatment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Falls out: {treatment}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled a treatment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{treatment} was added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added a treatment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind} isolation from now on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added an isolation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The isolation is over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended an isolation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now on {ward}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved to another ward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Went home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gone home.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Practice data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Working: {who}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Initials only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names: {state}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F9 switches between names and initials</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{state}. F9 switches.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message>
        <source>Import appointments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program was locked while a file was open here. What stands under “Earlier imports” was written, nothing else. Choose the file again to go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appointments ({kinds})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calendar file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No text was copied. Copy the lines first, then paste them here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file is being read. Let it end, or cancel it, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No appointments could be read: {reason}. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing with what is known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imported appointments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing the appointments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imported 1 appointment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imported {number} appointments.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled 1 appointment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled {number} appointments.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No lesson is displaced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 lesson is displaced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} lessons are displaced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gave appointments to a pupil</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took an import back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taking the import back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken back: {number} appointments.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken back: 1 appointment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 was removed since.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} were removed since.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 was changed since and stays: {which}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} were changed since and stay: {which}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title hidden</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Imports</name>
    <message>
        <source>{min} min to get ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{min} min to recover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lessons are possible during it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No time kept before or after.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Typical, check with the nurse: {parts}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no end in the file: 30 minutes are kept free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the end lies before the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown time zone: the hospital&apos;s was assumed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file&apos;s time zone differs from the usual one that day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the clocks skip this time: moved one hour on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dates and times are mixed in this series</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file contradicts itself; you said which time holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file contradicts itself about the time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a change of “this and all following” was not understood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a stay in hospital, it blocks nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a day without a time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its title says that it is cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>day or month first? Look at the date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import appointments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>calendar file ics HL7 FHIR table tray</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} conflicts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} problems</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} {kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day}, all day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day}, {start}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day}, {start} to {end}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day} to {last}, all day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which one?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title hidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which time?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{new}, before until {old}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{old} → {new}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{new}, before {old}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 lesson, {minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} lessons, {minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>displaces {lessons}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ticked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not ticked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appointment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pupil</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Treated as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Displaces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the timing ({field})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the schedule ({field})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the service ({field})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the equipment ({field})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the room ({field})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the staff ({field})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>last day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>appointment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pupil&apos;s name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>family name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pupil&apos;s number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>date of birth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>note</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>IsolationDialog</name>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Books and devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time to dress and undress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty: as usual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter 0 to 60 minutes, or leave it empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added an isolation</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>IsolationPane</name>
    <message>
        <source>None. In isolation, visits are ordered protective first and enteric last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None. A bad night, visitors, a birthday: what a person knows and no curve does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{start} to {end}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes} min to dress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End it now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove isolation from {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended an isolation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level {level}, {word}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove time from {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed an isolation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed a time</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>IssuedPanel</name>
    <message>
        <source>Choose a document to see what went in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent by mistake</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Issued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{when} by {who}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language, file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allowed because</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What went</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One page without parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What stayed out, and why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing had to stay out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was sent by mistake</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ItemDialog</name>
    <message>
        <source>This date was not understood. Try “fri”, “+14” or “R-7”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed a checklist item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say in a few words why it is not needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marked an item as not needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened an item again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ItemMark</name>
    <message>
        <source>Space ticks it, Enter opens it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ItemsCard</name>
    <message>
        <source>Without a return date the list is ordered, not dated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 item has no date; it stands in the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} items have no date; they stand in the list.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeyDialog</name>
    <message>
        <source>The two passphrases differ. Type the same one twice.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Keys of this screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>Legend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Treatment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before, after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proposed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protective, first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Energy 0 to 4</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LessonLog</name>
    <message>
        <source>{minutes} taught in {count} lessons.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} to make up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter corrects a row; the history says who did.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LevelsSection</name>
    <message>
        <source>What {name} can do now, and how illness shows in learning.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest focus on a good day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what helps, not the diagnosis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown yet: {field}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Got it: {field}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed {field}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From your lessons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quote in this section</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>energy {level}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Energy checks of the last four weeks appear here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Energy in {count} checks, last {weeks} weeks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Median {on} on treatment days (striped), {off} on others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Median {median}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Limits</name>
    <message>
        <source>Only the first {number} letters fit. The rest was cut.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LinePanel</name>
    <message>
        <source>Pupil</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pupil of this appointment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Treated as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of treatment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a line to decide about it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the file&apos;s own terms: {detail}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Displaces {lessons}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known yet: into the tray</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, named in the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known from an earlier import.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file&apos;s name fits. A name alone does not decide: say who it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing in the file says whose it is. A title alone never does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You chose this. It is remembered for this source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recognised by the word “{word}”. Another choice is remembered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No word was recognised: time is kept free, no tiredness is assumed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LogDialog</name>
    <message>
        <source>Taught, minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Topic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter 0 to 480 minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Corrected the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minutes taught</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Energy at the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save without energy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day}, {when}: {who}, {subject}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logged a lesson</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LookPart</name>
    <message>
        <source>As the computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed the clock of prints</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Manual</name>
    <message>
        <source>Manual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages of the manual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Works without a network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ManualText</name>
    <message>
        <source>Manual page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This page is not in the manual.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MessagesDialog</name>
    <message>
        <source>Messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No messages since you unlocked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MoveDate</name>
    <message>
        <source>no date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}, from {old} to {new}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}, from {old} to {new}, in the school holiday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved return date</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MoveDialog</name>
    <message>
        <source>Day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begins at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a day, and a time such as 08:30.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Nav</name>
    <message>
        <source>Parts of the pupil&apos;s page</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NavBar</name>
    <message>
        <source>Part of the pupil&apos;s page</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NewDocument</name>
    <message>
        <source>Save as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pupil</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teacher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all teachers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Week of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, {code}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no pupils yet. Add one in the caseload first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stays out, and why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has to stay out for this reader.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allowed because: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To: {recipient}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved, and written down as issued.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NewFileKey</name>
    <message>
        <source>Make a new key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file has a new key. This is its recovery key; the old sheet opens nothing any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add again, with a passphrase: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NewItem</name>
    <message>
        <source>Write in a few words what is to be done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added a checklist item</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NewRecoverySheet</name>
    <message>
        <source>Recovery key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print the sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a new sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is put away safely</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NotNeededBox</name>
    <message>
        <source>Needed after all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not needed: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NotNeededDialog</name>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One line, for those who come after you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoteDialog</name>
    <message>
        <source>Pupil</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a pupil and write a few words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added a note from the ward</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>Continue plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grade {grade}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Home school not known yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still to ask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ask by {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer: {field}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Isolation: {kind}. Wash, dress, then enter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Always remember: {lines}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What helps {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chosen accommodations stand here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose accommodations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Energy expected, 0 to 4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Treatment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No lessons and no treatment today.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A note from the ward is hidden.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the ward: {note}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan and minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{taught} of {agreed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not agreed yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: {section}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expected to leave hospital</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to school</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day}, late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No dates yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open re-entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Team and consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No consent</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OwnEntryDialog</name>
    <message>
        <source>Do this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added {text}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PacketCheck</name>
    <message>
        <source>Where to save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pages could not be made. Nothing was written. Preview shows the text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved, and written down as issued.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PacketPanel</name>
    <message>
        <source>Packet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No valid consent covers this reader, so nothing may be built: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes in, {pages} pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes in, 1 page</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Find or do anything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a pupil, a page or what you want to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found. Try another word.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>do it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing typed here is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Initials only. {kept}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PeoplePart</name>
    <message>
        <source>New key for the file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your administrator adds and removes people.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The role holds from the next unlock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their passphrase opens this case file no more. An old copy of it stays readable to them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed. A copy they kept goes on opening what comes, until the file has a new key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New key…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PersonDialog</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relationship to the child</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The one contact on their side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed a person</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Planner</name>
    <message>
        <source>Something that was entered contradicts itself. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanningBar</name>
    <message>
        <source>Stop and keep the best so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planning the week</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Making the pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the pages…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pages could not be made. The text beside them is the whole document.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text stands beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved, and written down as issued.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printed, and written down as issued.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>This folder cannot be reached. Go back and choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locking met a fault of the program. Please look whether all you typed is here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locks in 30 seconds. Press a key to stay. Your text is kept.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProposalPanel</name>
    <message>
        <source>Proposal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep as is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other ideas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proposed repair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Proposed week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Best found so far, maybe not the best.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep looking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept {count}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PublishDialog</name>
    <message>
        <source>Publish {week}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has changed since it was last told.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo works until the first print or export. After that, publish again and phone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Publish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New: {after}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Falls out: {before}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{before} becomes {after}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QCoreApplication.self</name>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuestionsView</name>
    <message>
        <source>How is this file to be read?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answered as last time. Change what is different now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first rows, as they are read now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If the day comes first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If the month comes first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appointment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pupil</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{row}: if the day comes first {one}, if the month comes first {other}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not this file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which sheets hold appointments?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where do the headings stand?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Headings of {sheet}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{sheet}, {rows} rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{sheet}, {rows} rows, hidden in the workbook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>row {number}: {cells}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>row {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there are none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What do the columns hold?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{column} holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dates of {column}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show {number} more columns, which are not used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where do these clocks run?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as here: {zone}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time zone of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file names this time zone and does not explain it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day or month first?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dates of this text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dates such as 03/04</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>day first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>month first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{order}: {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>day or month first?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title hidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose at least one sheet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say where the headings of {name} stand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say which column of {name} holds the date or the start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two columns hold the {name}: choose one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say whether the day or the month comes first in {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say which time zone {name} is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say whether the day or the month comes first.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caseload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re-entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pupil</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import appointments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecordList</name>
    <message>
        <source>None yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{step}: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It ends before it begins. Change the other day, or this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It ends after it begins. Change the other time, or this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is one of that name already. Add something that tells them apart.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecoverySheet</name>
    <message>
        <source>Case file: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made on: {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If all passphrases are forgotten, only this key opens the case file. A newer sheet of the same file makes this one worthless.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start Hospital IEP and choose the case file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press “Forgotten?” and type the key above.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Under Settings, People, give yourself a new passphrase.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep this sheet locked away, apart from the laptop: whoever has both can read everything.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery key</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Reentry</name>
    <message>
        <source>Nobody yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no date yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day}, late by one day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day}, late by {days} days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>due {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the school holiday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>projected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>agreed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teacher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nurse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>District</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Family</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classmates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Child</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Staff</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} online</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} at home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>treatment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at rest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When the school is closed there are no hours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When the school is closed there are no hours; the steps go on the next school day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, {late} late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 falls in the school holiday.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} fall in the school holiday.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReentryPage</name>
    <message>
        <source>Re-entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Home school: {school}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The way back to school was not begun for {name}. A return date may follow later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start re-entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No pupils yet. The way back to school begins on a pupil&apos;s first day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add pupil</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started re-entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ticked an item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}, done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened an item again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}, open again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 packet saved and written down as issued.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} packets saved and written down as issued.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record consent</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RepeatDialog</name>
    <message>
        <source> weeks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For how many weeks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This lesson is no longer agreed then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place 1 lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place {count} lessons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeated a lesson</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RestoreOffer</name>
    <message>
        <source>What was written after it is not in it. It is opened with the passphrase of that day. What is here now is kept beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offer an older one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder of your backups…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a new case file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restoring…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Restoring</name>
    <message>
        <source>No backup of it is known on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The newest backup is of {when}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No backup of it was found in {folder}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backup of {when} cannot be read whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next older backup is of {when}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no older backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The case file is as it was {when}. Automatic backups wait until somebody has looked at it: Settings, File and backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This name and this passphrase do not open the backup of {when}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder of your backups</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>What the file would change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This whole file is for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it is read…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not this file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file was already imported, {when}. The same file twice changes nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>several pupils, or said in the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide {number} unchanged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show {number} unchanged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing new: all that the file says is known already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no appointment in this file for the coming months.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply 1 line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply {number} lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apply the ticked lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 ticked appointment names no pupil: it would wait in the tray, without effect.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} ticked appointments name no pupil: they would wait in the tray, without effect.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing in this file can be taken over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing can be taken over yet. Choose the line in conflict and say what holds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo takes the whole import back. Nothing missing is deleted without its tick.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Displaces 1 lesson. Nothing moves by itself: re-plan afterwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Displaces {number} lessons. Nothing moves by itself: re-plan afterwards.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RevokeDialog</name>
    <message>
        <source>Revoked on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revoked by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revoked a consent</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Roles</name>
    <message>
        <source>hospital teacher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>homebound teacher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>social worker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>coordinator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>administrator</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RoomDialog</name>
    <message>
        <source>Room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note and look for places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no classroom yet. Enter it in Settings, Ward.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a begin before the end, with times such as 08:00, and an end to come.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} lessons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 child</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} children</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In it then: {lessons}, {children}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No lesson is in it then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usable again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noted: a room can’t be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noted: a room is usable again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Round</name>
    <message>
        <source>The round</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes} min walk to {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>take off protection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>put on protection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes} min to wash hands, {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{when}, no visit. Notes, calls, preparing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{when}, {routine}. Notes, calls, preparing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offer anyway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the gap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If a gap opens: {who}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If {child} cannot: {who}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RowsModel</name>
    <message>
        <source>sorted downwards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sorted upwards</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SchemeDialog</name>
    <message>
        <source>Changed the graded return</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SearchButton</name>
    <message>
        <source>Find or do anything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens the palette, Control K</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find or do anything (Ctrl+K)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl K</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SearchCombo</name>
    <message>
        <source>No choice is called “{words}”. Choose one.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SecretEdit</name>
    <message>
        <source>Show the passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide the passphrase</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Section</name>
    <message>
        <source>Mark complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needed after all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still open here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{state}, {done} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not needed: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask by {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing. Every point has an answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is open here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marked {section} complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{section} not needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened {section} again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SelectedCard</name>
    <message>
        <source>Choose nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why here?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day}, {start} to {end}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{word}, {level}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protective, first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move by key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeat in later weeks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fixed by the ward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out of the week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the pupil</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ServiceDialog</name>
    <message>
        <source>Service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Given by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minutes a week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times a week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter a whole number, or leave it empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added a service</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ServicesSection</name>
    <message>
        <source>What {name} is taught each week; the timetable is planned from it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add subject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other services</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to teach yet. Add a subject and its minutes a week; the planner does the rest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{total} a week in 1 subject. Lessons of {least} to {most} min.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{total} a week in {count} subjects. Lessons of {least} to {most} min.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None entered: therapy, speech, counselling.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes} min a week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{times} times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {service}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subjects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to teach yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added a subject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed a subject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed a service</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>As 2026-11-24 10:00</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As Mon, Tue; empty: every day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fri</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to</source>
        <comment>between two days of the week</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and</source>
        <comment>between two days of the week</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a time, as 9:30.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a whole number up to {most}, or nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a whole number from {least} to {most}, or nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type one or more of these, with commas: {kinds}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type days, as Mon, Tue or Mon to Fri.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type one school day at least, as Mon to Fri.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a day and a time, as 2026-11-24 10:00.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>handover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blood tests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>round</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>vital signs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>meal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>visiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>school</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bedtime</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case file made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looked at a child</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Document issued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File given out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handed on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People and keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery sheet used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backed up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upgraded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Older copy accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teachers, their hours and busy times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>staff colleagues calendar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who can open this case file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>role rights remove access</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File and backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>case file folder disk copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audit list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>who did what log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme: light, dark, high contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>colours night look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>font larger bigger letters zoom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger targets for gloves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>big buttons touch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock when nobody types</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>idle time minutes automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clock on children&apos;s prints</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>12 24 hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About and licences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>version libraries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>backup save copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder for backups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>backup disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore drill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>backup try copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify the case file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>check damage whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let another person open the case file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change my passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New recovery sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>key forgotten password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New key for the case file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>encrypt anew stolen copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the practice hospital</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>try demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>School day of the ward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hours weekdays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Places, beds and ways between them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rooms wards walk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ward routine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rounds meals rest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the practice hospital the passphrase is: {passphrase}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a setting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No setting answers this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 setting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import appointments from a file</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Settle</name>
    <message>
        <source>Which holds?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it out: nothing is written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it as it is here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same as one known here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new appointment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the file says: {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>says {fields} of {where}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>No diagnosis on this sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reasons stay with the nurse&apos;s copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For everyone who teaches {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, grade {grade}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Always remember</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please don&apos;t</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is agreed yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“Do this” sheet, {count} lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Valid until {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Questions: {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a date yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also filled from these choices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exam board request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} to ask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}&apos;s own page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nurse&apos;s copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} reasons</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SignsDialog</name>
    <message>
        <source>What you see</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show suggestions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seen: {sign}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not seen: {sign}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SpanDialog</name>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a time such as 08:00.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say on which day it begins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say on which day it ends. For an open end empty the time too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say on which day it ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It must end after it begins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a begin before the end, with times such as 08:00.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} planned lessons lie in it. Re-plan the week after saving.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No planned lesson lies in it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Start</name>
    <message>
        <source>Re-plan the week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file with appointments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop it on the window, or choose it: a calendar (.ics), HL7 or FHIR messages, a table (xls, xlsx, ods, csv) or text. Or copy the lines of a message or a list and paste them. Every change is shown before anything is written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where it comes from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hospital calendar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same name finds moved and cancelled appointments again, and remembered words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste copied text</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl Z</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Works offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl L</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved: what stands in red</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All changes saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo: {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No verified backup yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last verified backup: {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locks in less than a minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locks in {minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Step</name>
    <message>
        <source>Step {number} of 3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {number} of 3, part {part} of 2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StepDialog</name>
    <message>
        <source>Add a step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From: {first}. To: {last}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write two times such as 08:30 and 12:00, or none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose how much energy is left, 0 to 4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This curve has as many steps as one can have. Remove one first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write two whole numbers; a step ends after it begins, within {minutes} minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write two whole numbers; a step ends after it begins, within 14 days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write two whole numbers from 0 to 100; a step ends after it begins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write two whole numbers of days, up to 400; a step ends after it begins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter 1 to 240 minutes, or leave it empty.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Student</name>
    <message>
        <source>Diagnosis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Medicine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allergy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restriction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Side effect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>school</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tests too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask board</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lessons only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accommodation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When, and with what?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What will {name} do that one can see or hear?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How well, and how often, is good enough?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How is it measured?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By when?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strengths</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Maths</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Home school&apos;s latest report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How treatment shows in learning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hearing and vision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I am good at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Helps me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Please don&apos;t</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hard right now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask me first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell my class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strengths and voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Present levels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accommodations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Services</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Team and consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transport</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Home school</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hospital teacher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Homebound teacher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Social worker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Physician</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clinic nurse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teachers at school</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>School nurse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Family</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Classmates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both directions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health (HIPAA)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Education (FERPA)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data protection (GDPR)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photos</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Form not known yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>School lead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parent or carer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The child</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Child life, play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Therapist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Psychologist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dietitian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>District</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role not known yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protective</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Droplet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Airborne</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enteric</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{start} to {end}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hours} h {minutes}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tentative</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gone from the calendar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>did not take place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the child</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a parent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a teacher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a nurse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>things stay in the room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wipe what comes out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>single use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taught</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not now: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at the bed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>classroom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Should</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Could</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Excused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Issued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handed on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ward and bed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>plan section</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>present level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>goal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>data point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accommodation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>subject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>health fact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>emergency line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>own words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>open question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>course of treatment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>appointment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>energy check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>energy window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>isolation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lesson log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>re-entry plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>checklist item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>teacher of a child</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>subject of a lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>plan version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>objective</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>modification</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>meeting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>graded return</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>day of the graded return</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>child in a group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>disclosure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>published week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>note from the ward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>curve of the ward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ward routine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>home school</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>room that can’t be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>way between places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>member of staff</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>teacher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other hours of a teacher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>teaching hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>columns of a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>learned word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>setting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shorter than one lesson of {shortest} min.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most {most} min: {lessons} a day of {longest} min.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No whole lessons of {shortest} to {longest} min make {minutes}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teaching in hospital</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teaching at home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teaching by video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speech therapy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Occupational therapy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Physiotherapy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counselling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StudentPage</name>
    <message>
        <source>Caseload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grade {grade}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bed {bed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hospital education plan, draft {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hospital education plan, in review, {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hospital education plan, version {number}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TeamSection</name>
    <message>
        <source>Who has a part in {name}&apos;s plan, and who may be told what.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contacts kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No consent recorded. Without one, nothing leaves the hospital.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nobody named</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>signed {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} agrees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} said no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Valid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revoke consent: {readers}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revoked {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not valid now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody yet. Begin with a parent and the school&apos;s lead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name not known yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The one contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calls and letters stand here, those that reached nobody too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>note hidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reached nobody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None is valid now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody named yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is named</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Checklist by owner and date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>School holiday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Return</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today, {day}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Close message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Today</name>
    <message>
        <source>{minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hours} h {minutes}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{start} to {end}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bed {bed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{level}, {word}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protective, seen first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contact isolation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Droplet isolation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Airborne isolation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enteric isolation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lesson began</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done, {minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done, {minutes} of {planned} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not now, to make up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{level} before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{level} after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visit {number} of {count}, now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visit {number} of {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>energy expected {level}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good morning, {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good afternoon, {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good evening, {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hello, {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The round is done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 visit done, {left} to go.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} visits done, {left} to go.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{left} visits to go.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 visit to go.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{planned} planned, {taught} taught.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who}, {subject}, {short} owed. {when}, {place}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bed {bed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who}: {reason} at {at}, so not asked again today.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who}: {reason} at {at}, so not asked before {until}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Round sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log a lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan this week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No visits today. {count} pupils are free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No visits today. 1 pupil is free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No visits today. There are no pupils yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add pupil</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noted energy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Energy {level} noted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started a lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lesson began.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logged a lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved: {what}, {minutes} min.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened a visit again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not now: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noted: not now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noted: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Used a gap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offered again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every lesson of the last seven days is written down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no pupils yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TodaySide</name>
    <message>
        <source>Beside the round</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing waits for you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minutes this week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By bed, taught of agreed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{taught} of {agreed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes} min missed for medical reasons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missed for medical reasons, being made up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No minutes are agreed for this week yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the ward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the ward, {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was noted today.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add note</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TransportSection</name>
    <message>
        <source>How {name} gets to school and home, and where to rest there.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Tray: appointments without a pupil</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They block nothing until somebody says whose they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appointment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Treated as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appointments without a pupil</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pupil to give them to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give to this pupil</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title hidden</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrayDialog</name>
    <message>
        <source>Give to {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give: {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} more wait on the page Import appointments.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gave an appointment to its child</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Given</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Treatment</name>
    <message>
        <source>Dialysis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Infusion, medicine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imaging, radiotherapy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Procedure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Therapy, rehab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Airway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clinic, talk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TreatmentPart</name>
    <message>
        <source>No treatment yet. Choose a kind, and its dates and typical curve follow.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add treatment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next {when}, {count} to come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First day not known yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No course is entered. {count} appointments stand under Appointments, and count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No course is entered. 1 appointment stands under Appointments, and counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is over</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UnknownBox</name>
    <message>
        <source>Got it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field}: got it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown yet, ask by {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask by {day}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UnknownLink</name>
    <message>
        <source>Unknown yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+U</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{field}: unknown yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UnlockPicture</name>
    <message>
        <source>Works without a network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing leaves this laptop unless you export it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encrypted while locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without your passphrase the file cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing half-typed is lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locking keeps your open text, encrypted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Manual, F1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Practice with made-up pupils</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>School goes on, at the child&apos;s pace.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UnlockView</name>
    <message>
        <source>Who is working</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caps Lock is on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open for reading only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Someone else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open another file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forgotten?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locked at {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open texts kept: {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Welcome back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock the case file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your screen opens where you left it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything on this laptop stays encrypted until you do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File on this laptop. No verified backup yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File on this laptop. Last verified backup: {when}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody tried to open it since it was locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrong attempts since it was last opened: {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the passphrase first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the recovery key first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlocking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The practice hospital is invented, so it asks for no passphrase.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again in {seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the practice hospital</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a case file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case files (*.case);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recovery sheet was printed when the case file was made: six groups of five characters. Whoever keeps it can open the file and give you a new passphrase. Nobody else can.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UnmetCard</name>
    <message>
        <source>Not yet placed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UnmetRow</name>
    <message>
        <source>{short} of {agreed} min short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why can’t it fit?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fix it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Upkeep</name>
    <message>
        <source>The backup of today could not be made. {why}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VisitRow</name>
    <message>
        <source>Pinned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pinned by the ward</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VoiceSection</name>
    <message>
        <source>What {name} enjoys, and says in their own words. Nothing is shared without a yes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enjoys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In {name}&apos;s own words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May be shared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stays here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{prompt}: share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed “{prompt}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} agrees to share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} keeps this here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} was not asked yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Told on {day}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WardCurve</name>
    <message>
        <source>{ward}&apos;s curve: not agreed on as it is now. Check with the team.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{ward}&apos;s curve: agreed with {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{ward}&apos;s curve: agreed with {name}, {day}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WardCurveDialog</name>
    <message>
        <source>Agreed with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The nurse or doctor of the ward.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use for the ward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say who agreed. It changes other children&apos;s days.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WardCurvesCard</name>
    <message>
        <source>Treatment curves of the ward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much energy a treatment leaves on this ward, for every child there without a curve of their own. Typical times: check with the team.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{treatment}, own curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{ward} has no curve of its own: the typical one counts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Typical: check with the team. Evidence: {evidence}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The steps that were changed here: local experience.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sources: {sources}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Began a curve of the ward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin a curve of {ward}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It begins as the typical curve and changes nothing yet; then change it step by step. Each change counts from the next planning on. What is planned stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody there has this treatment without a curve of their own now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 child there follows it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} children there follow it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed the ward&apos;s curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ward&apos;s curve is removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WardPart</name>
    <message>
        <source>The school day ends after it begins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed the school day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{one} to {other}, min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed a way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Used a ward routine of the catalogue</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Week</name>
    <message>
        <source>a child</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has no ward yet. Without one no lesson can be planned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no pupils yet, so there is nothing to plan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add pupil</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not stated for any pupil yet what is to be taught.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State what is to be taught</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No pupil to be taught has a ward yet. Without one no lesson can be planned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the ward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No teacher has teaching hours this week.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter teaching hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing planned yet for 1 pupil.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing planned yet for {count} pupils.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For 1 of them it is not stated what is to be taught.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For {count} of them it is not stated what is to be taught.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{room} can’t be used: {when}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{ward} has no routine yet, so meals, rounds and rest are not kept free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the routine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is over, or no longer part of what is planned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why can’t {subject} fit?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has what was agreed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More would fit, but at a price.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No lessons of the allowed lengths add up to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved a lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed a lesson’s length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pinned a lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Freed a lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took a lesson out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The smallest change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{short} not placed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} changes to what is known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A better week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}: not placed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Was {when}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted a plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted a repair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Published the week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this lesson can no longer be moved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is another child’s time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell 1 family</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell %n families</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} and family</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}’s family at home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the {count} children of the group and their families</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell: {who}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other hours, as good.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other hours: {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 lesson no longer fits where it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} lessons no longer fit where they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 lesson could go back to the time that families know.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} lessons could go back to the times that families know.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more lessons in good hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fewer lessons in good hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>second teachers: {count} fewer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>second teachers: {count} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} less on the way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} more on the way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} more placed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} less placed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Published {day} {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>room closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to make up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bed {bed}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind} isolation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prepare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move {number} of {count}. {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%n moves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing needs to move.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} not placed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>treatment or other appointments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hours outside learning time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other lessons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>breaks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the teacher’s hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the teacher’s other lessons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the teacher’s way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hours for other kinds of lessons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an appointment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was put there by hand, or it is over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stands where a rule does not allow it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hours with more energy are taken by {what}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The family already knows this time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{room} cannot be used then ({reason})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{room} cannot be used then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{when} is the only time left for this lesson of {pupils}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another time would now be better for this lesson of {pupils}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{when} is as good as any other time that is free for {pupils}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{when} is the best time that is free for this lesson of {pupils}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>touches {what} or the rest after it, {until}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>touches a treatment or the rest after it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{pupil} has too little energy left then ({source}), {until}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{pupil} is too tired then, {until}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{pupil} is too tired then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only lessons of up to {minutes} min then ({source})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only lessons of up to {minutes} min then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this kind of lesson is not possible then ({source})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this kind of lesson is not possible then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>outside the hours for lessons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{pupil} needs {minutes} min of rest between lessons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{pupil} has enough lessons that day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>enough of this subject that day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is another lesson then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{teacher} does not work then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{teacher} has no more time that day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all teachers of it are taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only {teacher} can teach this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other teachers may not teach this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nobody may teach this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{teacher} is not cleared for airborne isolation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{teacher} needs time for the way, and for gown and gloves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>children in protective isolation are seen first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the classroom is full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{pupil} may not leave the room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{pupil} is kept apart from another child there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another child of the group is not free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this length is not possible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another lesson would have to give way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not possible there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{teacher} teaching {subject}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another teacher of {subject}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another time for {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An hour more of {teacher}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>30 minutes more a day for {pupil}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lessons as short as {length} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lessons as long as {length} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One more {subject} lesson a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Joining another child’s {subject} lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letting another lesson give way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{start} to {end}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%n lessons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hours} h {minutes}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>passive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>low</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>prime</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>proposed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>published</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shortened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not taught</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>spare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>move {number}, leaves this place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>move {number}, proposed here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number}, not placed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>new, the cause of the proposal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pinned by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pinned by a colleague</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pinned by the ward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kept by the planner, too near to move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>energy {level} {word}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>protective, seen first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter details, W why, M move, P pin, Delete frees it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter details, W why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter details.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First accept the proposal, or keep the week as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has begun or is over, so it stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here only lessons are moved by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Treatment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ward routine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Isolation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Room closed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WeekBar</name>
    <message>
        <source>Whose week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Teacher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pupil</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ward day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody beside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re-plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print what is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review and publish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beside: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pinned stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 change to tell</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n changes to tell</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Plan this week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planning…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WeekList</name>
    <message>
        <source>Week as a list</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WeekListModel</name>
    <message>
        <source>Day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Energy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WeekPage</name>
    <message>
        <source>Week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re-plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything has its place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan or re-plan this week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no pupils yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No lesson could be placed. Look at the pupils&apos; wards and times, and at the teachers&apos; subjects and hours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something has changed since this was proposed. Nothing was moved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Week published.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WeekPanel</name>
    <message>
        <source>Chosen lesson and what is not placed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For a child</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A teacher is away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A room can’t be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WeekScope</name>
    <message>
        <source>Previous week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes not accepted yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Published</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not published yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WeekViews</name>
    <message>
        <source>Nothing planned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan this week</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>When</name>
    <message>
        <source>today {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yesterday {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day} {time}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WhichCurve</name>
    <message>
        <source>Back to the ward&apos;s curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the typical curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept a curve for the ward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It takes the place of the curve the ward has now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this curve for {ward}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Children there with this treatment and no curve of their own follow it from the next planning on. What is planned stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody else there has this treatment without a curve of their own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 other child follows it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} other children follow it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed the ward&apos;s curve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ward&apos;s curve is removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WhyNotBox</name>
    <message>
        <source>{minutes} min short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Together they leave no room. Without any one it fits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What would make room</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Side panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+L</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock, or someone else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken back: {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done again: {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WindowDialog</name>
    <message>
        <source>Energy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Said by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only by these ways; none chosen means any</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added a time of another energy</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WorkDialog</name>
    <message>
        <source>Work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>School teacher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed work</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WorkLedger</name>
    <message>
        <source>not yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add work</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>card</name>
    <message>
        <source>+{minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change this: {change}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>part</name>
    <message>
        <source>Add an appointment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appointment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appointments without a child</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give those to {name} that are theirs. The others stay here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move this date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other dates stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delay the rest of the course</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything from here on moves. Dates moved by hand stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed a course</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The course is removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a best time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add treatment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Typical times. Check with the nurse. No dose is ever entered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Typical times. Check with the nurse.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add isolation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without an end it goes on until somebody ends it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A bad night, visitors, a birthday.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>section</name>
    <message>
        <source>Add a health fact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change a health fact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nurse and named lead only: class teachers never read it. No dose is ever entered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What do you see?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each brings suggestions. It stays with the nurse&apos;s copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to do, without the reason. Teachers read it word for word.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accommodation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a data point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another area</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark {section} complete?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These points are still open. They print as “not yet known”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{section} is not needed?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is left out of print. What stands in it is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As it stands on the signed paper. Nothing leaves the hospital without one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revoke this consent?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From this day on nothing leaves because of it. What was sent stays recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add an emergency step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change an emergency step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everybody who teaches reads this. Write what to do, never the diagnosis.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>self._section</name>
    <message>
        <source>Use {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More than the {minutes} min a week.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how {subject} is taught</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New need</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{subject}, {minutes} min a week, energy {level}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {subject}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>window</name>
    <message>
        <source>Add pupil</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of this is required. What is not known yet is asked for later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Practice data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calendar file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For a phone or computer calendar (.ics). Each entry says “Lesson”: no name, ward or treatment. It shows what was published; a new file replaces the old entries.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder {folder} is not there. Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Issued a document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the return date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A date is a plan, not a promise. Done items and dates set by hand stay.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add an item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Graded return</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Typical schemes. Check with the team. Another scheme lays all days out again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build the packet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Build all packets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each copy is logged, with what went and what stayed out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log a lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minutes are as planned. Choosing the energy saves the lesson.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note from the ward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Short, and only what a lesson needs: how the night was, which arm, where the child is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They type their own passphrase here. Give the least rights that do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change my passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several words are easier to keep and harder to guess than signs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New recovery sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It opens the case file if all passphrases are forgotten. The old sheet opens nothing any more: destroy it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New key for the case file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is written from now on opens for nobody who was removed, not even with an old copy of the keys. Each person types their passphrase here; who is not here is let in again later. It takes some seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A teacher is away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeat in later weeks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lesson}. Each date is checked on its own; what you place is pinned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A room can’t be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For which pupil?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
