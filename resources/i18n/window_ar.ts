<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar_EG">
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
        <source>At home</source>
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
        <source>By</source>
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
        <source>Work ledger</source>
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
        <source>Undo</source>
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
    <message>
        <source>Nothing yet. Teachers never read this; it goes to the nurse&apos;s copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove {fact}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed a health fact</source>
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
        <source>Day, month, year, as 7.3.2016</source>
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
        <source>Added pupil</source>
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
    <name>Board</name>
    <message>
        <source>Week board</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stays where it was: {reason}</source>
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
            <numerusform></numerusform>
            <numerusform></numerusform>
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
    <name>DayField</name>
    <message>
        <source>This is no day. Type “fri”, “+14” or “27 Nov”.</source>
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
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added a health fact</source>
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
    <name>Program</name>
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
        <source>Pages</source>
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
        <source>Take out of the week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the pupil</source>
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
        <source>School nurse</source>
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
    <name>Toast</name>
    <message>
        <source>Close message</source>
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
        <source>Show the passphrase</source>
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
        <source>Wrong passphrases since it was last opened: {count}.</source>
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
        <source>Hide the passphrase</source>
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
    <name>Week</name>
    <message>
        <source>a child</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing planned. {count} pupils, {missing} need times first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is over, or no longer part of what is planned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing else costs less.</source>
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
        <source>Published {day} {time}</source>
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
        <source>{pupil} is too tired then, {until}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{pupil} is too tired then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only lessons of up to {minutes} min then</source>
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
        <source>1 change to tell</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n changes to tell</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
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
        <source>Nothing planned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan this week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything has its place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something that was entered contradicts itself. Nothing was changed.</source>
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
        <source>Not published yet</source>
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
    <name>card</name>
    <message>
        <source>+{minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try: {change}</source>
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
        <source>Class teachers never read this. No dose is ever entered.</source>
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
</context>
<context>
    <name>window</name>
    <message>
        <source>Add pupil</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Six things, none of them required. What is not known yet is asked for later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Practice data</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
