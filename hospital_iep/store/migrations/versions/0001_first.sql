CREATE TABLE accommodation (
    code VARCHAR(10) NOT NULL,
    text VARCHAR(300) NOT NULL,
    because VARCHAR(200) NOT NULL,
    applicability VARCHAR(200) NOT NULL,
    places JSON NOT NULL,
    subjects JSON NOT NULL,
    who_implements VARCHAR(120) NOT NULL,
    exam_note VARCHAR(120) NOT NULL,
    starts_on DATE,
    review_on DATE,
    ends_on DATE,
    advised_by VARCHAR(120) NOT NULL,
    id CHAR(32) NOT NULL,
    row_version INTEGER NOT NULL,
    student_id CHAR(32) NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(student_id) REFERENCES student (id) ON DELETE CASCADE
);
CREATE INDEX ix_accommodation_student_id ON accommodation (student_id);
CREATE TABLE appointment (
    source VARCHAR(80) NOT NULL,
    uid VARCHAR(500) NOT NULL,
    recurrence_id VARCHAR(60) NOT NULL,
    sequence INTEGER NOT NULL,
    stamp VARCHAR(40) NOT NULL,
    last_modified VARCHAR(40) NOT NULL,
    fingerprint VARCHAR(64) NOT NULL,
    kind VARCHAR(60) NOT NULL,
    matched_word VARCHAR(120) NOT NULL,
    title VARCHAR(500) NOT NULL,
    start DATETIME NOT NULL,
    "end" DATETIME NOT NULL,
    all_day BOOLEAN NOT NULL,
    before_minutes INTEGER NOT NULL,
    after_minutes INTEGER NOT NULL,
    teachable BOOLEAN NOT NULL,
    status VARCHAR(40) NOT NULL,
    shown_as_free BOOLEAN NOT NULL,
    place VARCHAR(200) NOT NULL,
    time_zone VARCHAR(60) NOT NULL,
    as_written VARCHAR(300) NOT NULL,
    note VARCHAR(1000) NOT NULL,
    id CHAR(32) NOT NULL,
    row_version INTEGER NOT NULL,
    student_id CHAR(32),
    course_id CHAR(32),
    batch_id CHAR(32),
    PRIMARY KEY (id),
    CONSTRAINT appointmentstatus CHECK (status IN ('confirmed', 'tentative', 'cancelled', 'deleted', 'no-show')),
    FOREIGN KEY(student_id) REFERENCES student (id) ON DELETE SET NULL,
    FOREIGN KEY(course_id) REFERENCES treatmentcourse (id) ON DELETE SET NULL,
    FOREIGN KEY(batch_id) REFERENCES importbatch (id) ON DELETE SET NULL
);
CREATE INDEX ix_appointment_batch_id ON appointment (batch_id);
CREATE INDEX ix_appointment_course_id ON appointment (course_id);
CREATE INDEX ix_appointment_student_id ON appointment (student_id);
CREATE TABLE assignment (
    id CHAR(32) NOT NULL,
    row_version INTEGER NOT NULL,
    student_id CHAR(32) NOT NULL,
    teacher_id CHAR(32) NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(student_id) REFERENCES student (id) ON DELETE CASCADE,
    FOREIGN KEY(teacher_id) REFERENCES teacher (id) ON DELETE CASCADE
);
CREATE INDEX ix_assignment_student_id ON assignment (student_id);
CREATE INDEX ix_assignment_teacher_id ON assignment (teacher_id);
CREATE TABLE attendance (
    event VARCHAR(40) NOT NULL,
    start DATETIME,
    minutes INTEGER NOT NULL,
    reason_code VARCHAR(20) NOT NULL,
    make_up_owed BOOLEAN,
    mode VARCHAR(20) NOT NULL,
    subject VARCHAR(60) NOT NULL,
    topic VARCHAR(200) NOT NULL,
    adult_present VARCHAR(120) NOT NULL,
    note VARCHAR(1000) NOT NULL,
    id CHAR(32) NOT NULL,
    row_version INTEGER NOT NULL,
    student_id CHAR(32) NOT NULL,
    lesson_id CHAR(32),
    need_id CHAR(32),
    PRIMARY KEY (id),
    CONSTRAINT attendanceevent CHECK (event IN ('taught', 'not-now')),
    FOREIGN KEY(student_id) REFERENCES student (id) ON DELETE CASCADE,
    FOREIGN KEY(lesson_id) REFERENCES lesson (id) ON DELETE SET NULL,
    FOREIGN KEY(need_id) REFERENCES need (id) ON DELETE SET NULL
);
CREATE INDEX ix_attendance_lesson_id ON attendance (lesson_id);
CREATE INDEX ix_attendance_need_id ON attendance (need_id);
CREATE INDEX ix_attendance_student_id ON attendance (student_id);
CREATE TABLE audit_entry (
    sequence INTEGER NOT NULL,
    at VARCHAR NOT NULL,
    person_id CHAR(32) NOT NULL,
    person_name VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    subject_id CHAR(32),
    detail TEXT NOT NULL,
    hash VARCHAR NOT NULL,
    PRIMARY KEY (sequence)
);
CREATE INDEX ix_audit_entry_kind ON audit_entry (kind);
CREATE INDEX ix_audit_entry_subject_id ON audit_entry (subject_id);
CREATE TABLE case_file_info (
    id CHAR(32) NOT NULL,
    practice BOOLEAN NOT NULL,
    made_at VARCHAR NOT NULL,
    audit_key VARCHAR NOT NULL,
    backups_paused BOOLEAN NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE checklistitem (
    code VARCHAR(10) NOT NULL,
    action VARCHAR(300) NOT NULL,
    short VARCHAR(60) NOT NULL,
    owner VARCHAR(40),
    owner_name VARCHAR(120) NOT NULL,
    anchor VARCHAR(40) NOT NULL,
    offset_days INTEGER,
    due_on DATE,
    date_fixed BOOLEAN NOT NULL,
    evidence VARCHAR(120) NOT NULL,
    share_tier VARCHAR(40) NOT NULL,
    mandatory BOOLEAN NOT NULL,
    state VARCHAR(40) NOT NULL,
    done_on DATE,
    done_by VARCHAR(120) NOT NULL,
    reason VARCHAR(300) NOT NULL,
    id CHAR(32) NOT NULL,
    row_version INTEGER NOT NULL,
    plan_id CHAR(32) NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT teamrole CHECK (owner IN ('HT', 'HB', 'SW', 'PHY', 'CNS', 'SN', 'SL', 'PA', 'ST', 'CLS', 'OT', 'PSY', 'DIE', 'DIST')),
    CONSTRAINT anchor CHECK (anchor IN ('R', 'A', 'D', 'T')),
    CONSTRAINT sharetier CHECK (share_tier IN ('T0', 'T1', 'T2', 'T3', 'TC', 'TD')),
    CONSTRAINT itemstate CHECK (state IN ('open', 'done', 'not-needed')),
    FOREIGN KEY(plan_id) REFERENCES reentryplan (id) ON DELETE CASCADE
);
CREATE INDEX ix_checklistitem_plan_id ON checklistitem (plan_id);
CREATE TABLE columnmapping (
    source VARCHAR(80) NOT NULL,
    header VARCHAR(120) NOT NULL,
    meaning VARCHAR(40) NOT NULL,
    id CHAR(32) NOT NULL,
    row_version INTEGER NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE consent (
    kind VARCHAR(40),
    discloser VARCHAR(200) NOT NULL,
    recipient VARCHAR(200) NOT NULL,
    audiences JSON NOT NULL,
    items JSON NOT NULL,
    exclusions JSON NOT NULL,
    purpose VARCHAR(300) NOT NULL,
    signed_on DATE,
    starts_on DATE,
    expires_on DATE,
    expiry_event VARCHAR(120) NOT NULL,
    signer VARCHAR(120) NOT NULL,
    relationship VARCHAR(60) NOT NULL,
    signature VARCHAR(40),
    copy_given BOOLEAN,
    child_assent BOOLEAN,
    revoked_on DATE,
    revoked_by VARCHAR(120) NOT NULL,
    id CHAR(32) NOT NULL,
    row_version INTEGER NOT NULL,
    student_id CHAR(32) NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT consentkind CHECK (kind IN ('hipaa', 'ferpa', 'two-way', 'gdpr', 'photo', 'other')),
    CONSTRAINT signaturemode CHECK (signature IN ('paper', 'drawn', 'typed')),
    FOREIGN KEY(student_id) REFERENCES student (id) ON DELETE CASCADE
);
CREATE INDEX ix_consent_student_id ON consent (student_id);
CREATE TABLE contact (
    at DATETIME,
    channel VARCHAR(40),
    with_whom VARCHAR(120) NOT NULL,
    reached BOOLEAN,
    note VARCHAR(2000) NOT NULL,
    follow_up_on DATE,
    id CHAR(32) NOT NULL,
    row_version INTEGER NOT NULL,
    student_id CHAR(32) NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT contactchannel CHECK (channel IN ('phone', 'e-mail', 'visit', 'video', 'letter')),
    FOREIGN KEY(student_id) REFERENCES student (id) ON DELETE CASCADE
);
CREATE INDEX ix_contact_student_id ON contact (student_id);
CREATE TABLE disclosure (
    recipient VARCHAR(200) NOT NULL,
    purpose VARCHAR(300) NOT NULL,
    parts JSON NOT NULL,
    withheld JSON NOT NULL,
    allowed_because VARCHAR(300) NOT NULL,
    disclosed_at VARCHAR(32),
    disclosed_by VARCHAR(120) NOT NULL,
    id CHAR(32) NOT NULL,
    row_version INTEGER NOT NULL,
    document_id CHAR(32) NOT NULL,
    student_id CHAR(32),
    consent_id CHAR(32),
    PRIMARY KEY (id)
);
CREATE INDEX ix_disclosure_document_id ON disclosure (document_id);
CREATE INDEX ix_disclosure_student_id ON disclosure (student_id);
CREATE TABLE documentissued (
    kind VARCHAR(40) NOT NULL,
    audience VARCHAR(40) NOT NULL,
    version INTEGER NOT NULL,
    language VARCHAR(10) NOT NULL,
    format VARCHAR(10) NOT NULL,
    issued_at VARCHAR(32),
    issued_by VARCHAR(120) NOT NULL,
    sha256 VARCHAR(64) NOT NULL,
    draft BOOLEAN NOT NULL,
    sent_by_mistake BOOLEAN NOT NULL,
    id CHAR(32) NOT NULL,
    row_version INTEGER NOT NULL,
    student_id CHAR(32),
    PRIMARY KEY (id),
    CONSTRAINT documentkind CHECK (kind IN ('timetable', 'child-timetable', 'packet', 'accommodations', 'emergency', 'plan', 'progress', 'checklist', 'round', 'hours', 'certification', 'attendance', 'meeting', 'letter')),
    CONSTRAINT audience CHECK (audience IN ('teacher', 'nurse', 'district', 'family', 'classmates', 'child', 'staff'))
);
CREATE INDEX ix_documentissued_student_id ON documentissued (student_id);
CREATE TABLE draft (
    id INTEGER NOT NULL,
    person_id CHAR(32) NOT NULL,
    place VARCHAR NOT NULL,
    text TEXT NOT NULL,
    at DATETIME NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (person_id, place)
);
CREATE TABLE emergencystep (
    if_you_see VARCHAR(200) NOT NULL,
    do_this VARCHAR(300) NOT NULL,
    call VARCHAR(120) NOT NULL,
    agreed_with VARCHAR(120) NOT NULL,
    id CHAR(32) NOT NULL,
    row_version INTEGER NOT NULL,
    student_id CHAR(32) NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(student_id) REFERENCES student (id) ON DELETE CASCADE
);
CREATE INDEX ix_emergencystep_student_id ON emergencystep (student_id);
CREATE TABLE energycheck (
    at DATETIME NOT NULL,
    level INTEGER NOT NULL,
    rater VARCHAR(40) NOT NULL,
    moment VARCHAR(40) NOT NULL,
    pain INTEGER,
    note VARCHAR(300) NOT NULL,
    id CHAR(32) NOT NULL,
    row_version INTEGER NOT NULL,
    student_id CHAR(32) NOT NULL,
    lesson_id CHAR(32),
    PRIMARY KEY (id),
    CONSTRAINT rater CHECK (rater IN ('child', 'parent', 'teacher', 'nurse')),
    CONSTRAINT checkmoment CHECK (moment IN ('before', 'after', 'other')),
    FOREIGN KEY(student_id) REFERENCES student (id) ON DELETE CASCADE,
    FOREIGN KEY(lesson_id) REFERENCES lesson (id) ON DELETE SET NULL
);
CREATE INDEX ix_energycheck_lesson_id ON energycheck (lesson_id);
CREATE INDEX ix_energycheck_student_id ON energycheck (student_id);
CREATE TABLE energywindow (
    start DATETIME NOT NULL,
    "end" DATETIME NOT NULL,
    level INTEGER NOT NULL,
    max_lesson_minutes INTEGER,
    modes JSON NOT NULL,
    note VARCHAR(200) NOT NULL,
    said_by VARCHAR(120) NOT NULL,
    id CHAR(32) NOT NULL,
    row_version INTEGER NOT NULL,
    student_id CHAR(32) NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(student_id) REFERENCES student (id) ON DELETE CASCADE
);
CREATE INDEX ix_energywindow_student_id ON energywindow (student_id);
CREATE TABLE goal (
    area VARCHAR(60) NOT NULL,
    condition VARCHAR(300) NOT NULL,
    behaviour VARCHAR(300) NOT NULL,
    criterion VARCHAR(300) NOT NULL,
    method VARCHAR(300) NOT NULL,
    baseline VARCHAR(300) NOT NULL,
    unit VARCHAR(40) NOT NULL,
    baseline_value FLOAT,
    target_value FLOAT,
    starts_on DATE,
    ends_on DATE,
    min_energy_level INTEGER,
    status VARCHAR(40) NOT NULL,
    own_words VARCHAR(300) NOT NULL,
    id CHAR(32) NOT NULL,
    row_version INTEGER NOT NULL,
    plan_id CHAR(32) NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT goalstatus CHECK (status IN ('not-started', 'in-progress', 'met', 'not-met', 'set-aside')),
    FOREIGN KEY(plan_id) REFERENCES "plan" (id) ON DELETE CASCADE
);
CREATE INDEX ix_goal_plan_id ON goal (plan_id);
CREATE TABLE gradedreturn (
    scheme VARCHAR(40) NOT NULL,
    step_up VARCHAR(300) NOT NULL,
    step_down VARCHAR(300) NOT NULL,
    review_on DATE,
    ends_on DATE,
    id CHAR(32) NOT NULL,
    row_version INTEGER NOT NULL,
    plan_id CHAR(32) NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(plan_id) REFERENCES reentryplan (id) ON DELETE CASCADE
);
CREATE INDEX ix_gradedreturn_plan_id ON gradedreturn (plan_id);
CREATE TABLE gradedreturnday (
    "on" DATE,
    kind VARCHAR(40) NOT NULL,
    hours FLOAT,
    id CHAR(32) NOT NULL,
    row_version INTEGER NOT NULL,
    graded_return_id CHAR(32) NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT returndaykind CHECK (kind IN ('school', 'online', 'home', 'treatment', 'none')),
    FOREIGN KEY(graded_return_id) REFERENCES gradedreturn (id) ON DELETE CASCADE
);
CREATE INDEX ix_gradedreturnday_graded_return_id ON gradedreturnday (graded_return_id);
CREATE TABLE healthfact (
    kind VARCHAR(40),
    text VARCHAR(500) NOT NULL,
    source VARCHAR(120) NOT NULL,
    observed_on DATE,
    id CHAR(32) NOT NULL,
    row_version INTEGER NOT NULL,
    student_id CHAR(32) NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT healthfactkind CHECK (kind IN ('diagnosis', 'medicine', 'device', 'allergy', 'restriction', 'side-effect')),
    FOREIGN KEY(student_id) REFERENCES student (id) ON DELETE CASCADE
);
CREATE INDEX ix_healthfact_student_id ON healthfact (student_id);
CREATE TABLE homeschool (
    name VARCHAR(120) NOT NULL,
    address VARCHAR(300) NOT NULL,
    phone VARCHAR(40) NOT NULL,
    district VARCHAR(120) NOT NULL,
    lead_name VARCHAR(120) NOT NULL,
    lead_email VARCHAR(120) NOT NULL,
    nurse_name VARCHAR(120) NOT NULL,
    nurse_phone VARCHAR(40) NOT NULL,
    holidays JSON NOT NULL,
    id CHAR(32) NOT NULL,
    row_version INTEGER NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE importbatch (
    source VARCHAR(80) NOT NULL,
    file_format VARCHAR(20) NOT NULL,
    sha256 VARCHAR(64) NOT NULL,
    size INTEGER NOT NULL,
    imported_at VARCHAR(32),
    imported_by VARCHAR(120) NOT NULL,
    added INTEGER NOT NULL,
    moved INTEGER NOT NULL,
    cancelled INTEGER NOT NULL,
    problems JSON NOT NULL,
    "before" JSON NOT NULL,
    undone_at VARCHAR(32),
    id CHAR(32) NOT NULL,
    row_version INTEGER NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE isolation (
    kind VARCHAR(40) NOT NULL,
    start DATETIME NOT NULL,
    "end" DATETIME,
    materials VARCHAR(40),
    setup_minutes INTEGER,
    note VARCHAR(500) NOT NULL,
    id CHAR(32) NOT NULL,
    row_version INTEGER NOT NULL,
    student_id CHAR(32) NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT isolationkind CHECK (kind IN ('protective', 'contact', 'droplet', 'airborne', 'enteric')),
    CONSTRAINT materialspolicy CHECK (materials IN ('stays-in-room', 'wipe', 'single-use')),
    FOREIGN KEY(student_id) REFERENCES student (id) ON DELETE CASCADE
);
CREATE INDEX ix_isolation_student_id ON isolation (student_id);
CREATE TABLE journal_row (
    id INTEGER NOT NULL,
    step_id INTEGER NOT NULL,
    table_name VARCHAR NOT NULL,
    row_key VARCHAR NOT NULL,
    "before" TEXT NOT NULL,
    "after" TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(step_id) REFERENCES journal_step (id) ON DELETE CASCADE
);
CREATE INDEX ix_journal_row_row_key ON journal_row (row_key);
CREATE INDEX ix_journal_row_step_id ON journal_row (step_id);
CREATE TABLE journal_step (
    id INTEGER NOT NULL,
    person_id CHAR(32) NOT NULL,
    person_name VARCHAR NOT NULL,
    label VARCHAR NOT NULL,
    at VARCHAR NOT NULL,
    undone BOOLEAN NOT NULL,
    PRIMARY KEY (id)
);
CREATE INDEX ix_journal_step_person_id ON journal_step (person_id);
CREATE TABLE learnedword (
    source VARCHAR(80) NOT NULL,
    word VARCHAR(120) NOT NULL,
    treatment VARCHAR(60) NOT NULL,
    id CHAR(32) NOT NULL,
    row_version INTEGER NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE lesson (
    start DATETIME NOT NULL,
    "end" DATETIME NOT NULL,
    state VARCHAR(40) NOT NULL,
    pinned_by VARCHAR(120) NOT NULL,
    published_start DATETIME,
    published_end DATETIME,
    published_teacher VARCHAR(36) NOT NULL,
    published_place VARCHAR(36) NOT NULL,
    sequence INTEGER NOT NULL,
    cancelled_on DATE,
    reason VARCHAR(300) NOT NULL,
    id CHAR(32) NOT NULL,
    row_version INTEGER NOT NULL,
    teacher_id CHAR(32) NOT NULL,
    place_id CHAR(32) NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT lessonstate CHECK (state IN ('draft', 'published', 'withdrawn', 'in-progress', 'done', 'shortened', 'missed-medical', 'missed-other', 'cancelled')),
    FOREIGN KEY(teacher_id) REFERENCES teacher (id) ON DELETE CASCADE,
    FOREIGN KEY(place_id) REFERENCES place (id) ON DELETE CASCADE
);
CREATE INDEX ix_lesson_place_id ON lesson (place_id);
CREATE INDEX ix_lesson_teacher_id ON lesson (teacher_id);
CREATE TABLE lessonneed (
    id CHAR(32) NOT NULL,
    row_version INTEGER NOT NULL,
    lesson_id CHAR(32) NOT NULL,
    need_id CHAR(32) NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(lesson_id) REFERENCES lesson (id) ON DELETE CASCADE,
    FOREIGN KEY(need_id) REFERENCES need (id) ON DELETE CASCADE
);
CREATE INDEX ix_lessonneed_lesson_id ON lessonneed (lesson_id);
CREATE INDEX ix_lessonneed_need_id ON lessonneed (need_id);
CREATE TABLE meeting (
    kind VARCHAR(40),
    at DATETIME,
    place VARCHAR(120) NOT NULL,
    participants JSON NOT NULL,
    excused JSON NOT NULL,
    minutes VARCHAR(8000) NOT NULL,
    actions JSON NOT NULL,
    id CHAR(32) NOT NULL,
    row_version INTEGER NOT NULL,
    student_id CHAR(32) NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT meetingkind CHECK (kind IN ('plan', 're-entry', 'review', 'handover')),
    FOREIGN KEY(student_id) REFERENCES student (id) ON DELETE CASCADE
);
CREATE INDEX ix_meeting_student_id ON meeting (student_id);
CREATE TABLE modification (
    kind VARCHAR(40),
    subject VARCHAR(60) NOT NULL,
    text VARCHAR(500) NOT NULL,
    starts_on DATE,
    ends_on DATE,
    id CHAR(32) NOT NULL,
    row_version INTEGER NOT NULL,
    student_id CHAR(32) NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT modificationkind CHECK (kind IN ('content', 'amount', 'grading', 'course-load')),
    FOREIGN KEY(student_id) REFERENCES student (id) ON DELETE CASCADE
);
CREATE INDEX ix_modification_student_id ON modification (student_id);
CREATE TABLE need (
    subject VARCHAR(60) NOT NULL,
    minutes_per_week INTEGER NOT NULL,
    minimum_minutes INTEGER NOT NULL,
    requires_level INTEGER NOT NULL,
    max_minutes_per_day INTEGER,
    max_lessons_per_day INTEGER NOT NULL,
    modes JSON NOT NULL,
    teachers JSON,
    starts_on DATE,
    ends_on DATE,
    id CHAR(32) NOT NULL,
    row_version INTEGER NOT NULL,
    student_id CHAR(32) NOT NULL,
    goal_id CHAR(32),
    PRIMARY KEY (id),
    FOREIGN KEY(student_id) REFERENCES student (id) ON DELETE CASCADE,
    FOREIGN KEY(goal_id) REFERENCES goal (id) ON DELETE SET NULL
);
CREATE INDEX ix_need_goal_id ON need (goal_id);
CREATE INDEX ix_need_student_id ON need (student_id);
CREATE TABLE needgroup (
    name VARCHAR(80) NOT NULL,
    lesson_minutes_min INTEGER NOT NULL,
    lesson_minutes_max INTEGER NOT NULL,
    target_minutes INTEGER NOT NULL,
    max_lessons_per_day INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    row_version INTEGER NOT NULL,
    place_id CHAR(32) NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(place_id) REFERENCES place (id) ON DELETE CASCADE
);
CREATE INDEX ix_needgroup_place_id ON needgroup (place_id);
CREATE TABLE needgroupmember (
    id CHAR(32) NOT NULL,
    row_version INTEGER NOT NULL,
    group_id CHAR(32) NOT NULL,
    need_id CHAR(32) NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(group_id) REFERENCES needgroup (id) ON DELETE CASCADE,
    FOREIGN KEY(need_id) REFERENCES need (id) ON DELETE CASCADE
);
CREATE INDEX ix_needgroupmember_group_id ON needgroupmember (group_id);
CREATE INDEX ix_needgroupmember_need_id ON needgroupmember (need_id);
CREATE TABLE objective (
    text VARCHAR(300) NOT NULL,
    due_on DATE,
    met_on DATE,
    id CHAR(32) NOT NULL,
    row_version INTEGER NOT NULL,
    goal_id CHAR(32) NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(goal_id) REFERENCES goal (id) ON DELETE CASCADE
);
CREATE INDEX ix_objective_goal_id ON objective (goal_id);
CREATE TABLE openquestion (
    subject_table VARCHAR(40) NOT NULL,
    subject_field VARCHAR(60) NOT NULL,
    ask_whom VARCHAR(120) NOT NULL,
    ask_by DATE,
    answered_on DATE,
    id CHAR(32) NOT NULL,
    row_version INTEGER NOT NULL,
    student_id CHAR(32) NOT NULL,
    subject_id CHAR(32),
    PRIMARY KEY (id),
    FOREIGN KEY(student_id) REFERENCES student (id) ON DELETE CASCADE
);
CREATE INDEX ix_openquestion_student_id ON openquestion (student_id);
CREATE TABLE person (
    name VARCHAR(120) NOT NULL,
    role VARCHAR(40) NOT NULL,
    id CHAR(32) NOT NULL,
    row_version INTEGER NOT NULL,
    teacher_id CHAR(32),
    PRIMARY KEY (id),
    CONSTRAINT role CHECK (role IN ('teacher', 'homebound-teacher', 'social-worker', 'coordinator', 'administrator')),
    FOREIGN KEY(teacher_id) REFERENCES teacher (id) ON DELETE SET NULL
);
CREATE INDEX ix_person_teacher_id ON person (teacher_id);
CREATE TABLE place (
    name VARCHAR(80) NOT NULL,
    kind VARCHAR(40) NOT NULL,
    capacity INTEGER,
    id CHAR(32) NOT NULL,
    row_version INTEGER NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT placekind CHECK (kind IN ('ward', 'classroom', 'home', 'remote'))
);
CREATE TABLE "plan" (
    kind VARCHAR(40) NOT NULL,
    linked_plan VARCHAR(60) NOT NULL,
    starts_on DATE,
    ends_on DATE,
    next_review_on DATE,
    id CHAR(32) NOT NULL,
    row_version INTEGER NOT NULL,
    student_id CHAR(32) NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT plankind CHECK (kind IN ('short-stay', 'clinical-education')),
    FOREIGN KEY(student_id) REFERENCES student (id) ON DELETE CASCADE
);
CREATE INDEX ix_plan_student_id ON "plan" (student_id);
CREATE TABLE plansection (
    "key" VARCHAR(40) NOT NULL,
    state VARCHAR(40) NOT NULL,
    reason VARCHAR(300) NOT NULL,
    id CHAR(32) NOT NULL,
    row_version INTEGER NOT NULL,
    plan_id CHAR(32) NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT sectionkey CHECK ("key" IN ('about', 'voice', 'present-levels', 'goals', 'accommodations', 'services', 'team', 'transport')),
    CONSTRAINT sectionstate CHECK (state IN ('not-started', 'in-progress', 'unknown-yet', 'complete', 'not-needed')),
    FOREIGN KEY(plan_id) REFERENCES "plan" (id) ON DELETE CASCADE
);
CREATE INDEX ix_plansection_plan_id ON plansection (plan_id);
CREATE TABLE planversion (
    number INTEGER NOT NULL,
    state VARCHAR(40) NOT NULL,
    finalised_at VARCHAR(32),
    finalised_by VARCHAR(120) NOT NULL,
    amendment VARCHAR(1000) NOT NULL,
    amendment_reason VARCHAR(1000) NOT NULL,
    contents JSON NOT NULL,
    id CHAR(32) NOT NULL,
    row_version INTEGER NOT NULL,
    plan_id CHAR(32) NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT planstate CHECK (state IN ('draft', 'review', 'final')),
    FOREIGN KEY(plan_id) REFERENCES "plan" (id) ON DELETE CASCADE
);
CREATE INDEX ix_planversion_plan_id ON planversion (plan_id);
CREATE TABLE presentlevel (
    area VARCHAR(60) NOT NULL,
    text VARCHAR(2000) NOT NULL,
    source VARCHAR(200) NOT NULL,
    observed_on DATE,
    energy_level INTEGER,
    id CHAR(32) NOT NULL,
    row_version INTEGER NOT NULL,
    plan_id CHAR(32) NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(plan_id) REFERENCES "plan" (id) ON DELETE CASCADE
);
CREATE INDEX ix_presentlevel_plan_id ON presentlevel (plan_id);
CREATE TABLE progressentry (
    observed_on DATE,
    value FLOAT,
    attempts INTEGER,
    successes INTEGER,
    prompt_level VARCHAR(60) NOT NULL,
    note VARCHAR(1000) NOT NULL,
    not_tried_medical BOOLEAN NOT NULL,
    clinical_state VARCHAR(120) NOT NULL,
    id CHAR(32) NOT NULL,
    row_version INTEGER NOT NULL,
    goal_id CHAR(32) NOT NULL,
    lesson_id CHAR(32),
    PRIMARY KEY (id),
    FOREIGN KEY(goal_id) REFERENCES goal (id) ON DELETE CASCADE,
    FOREIGN KEY(lesson_id) REFERENCES lesson (id) ON DELETE SET NULL
);
CREATE INDEX ix_progressentry_goal_id ON progressentry (goal_id);
CREATE INDEX ix_progressentry_lesson_id ON progressentry (lesson_id);
CREATE TABLE publication (
    week DATE,
    published_at VARCHAR(32),
    published_by VARCHAR(120) NOT NULL,
    summary VARCHAR(2000) NOT NULL,
    id CHAR(32) NOT NULL,
    row_version INTEGER NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE reentryplan (
    return_on DATE,
    return_state VARCHAR(40) NOT NULL,
    overlays JSON NOT NULL,
    limits VARCHAR(1000) NOT NULL,
    rest_place VARCHAR(120) NOT NULL,
    transport VARCHAR(200) NOT NULL,
    catch_up VARCHAR(1000) NOT NULL,
    class_script VARCHAR(1000) NOT NULL,
    script_approved_on DATE,
    id CHAR(32) NOT NULL,
    row_version INTEGER NOT NULL,
    student_id CHAR(32) NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT returnstate CHECK (return_state IN ('unknown', 'projected', 'agreed', 'happened')),
    FOREIGN KEY(student_id) REFERENCES student (id) ON DELETE CASCADE
);
CREATE INDEX ix_reentryplan_student_id ON reentryplan (student_id);
CREATE TABLE review (
    kind VARCHAR(40),
    due_on DATE,
    done_on DATE,
    outcome VARCHAR(2000) NOT NULL,
    id CHAR(32) NOT NULL,
    row_version INTEGER NOT NULL,
    student_id CHAR(32) NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT reviewkind CHECK (kind IN ('plan', 'accommodations', 'graded-return', 'certification', 'annual', 're-evaluation')),
    FOREIGN KEY(student_id) REFERENCES student (id) ON DELETE CASCADE
);
CREATE INDEX ix_review_student_id ON review (student_id);
CREATE TABLE service (
    kind VARCHAR(40),
    provider VARCHAR(120) NOT NULL,
    minutes_per_week INTEGER,
    times_per_week INTEGER,
    location VARCHAR(60) NOT NULL,
    in_group BOOLEAN,
    starts_on DATE,
    ends_on DATE,
    id CHAR(32) NOT NULL,
    row_version INTEGER NOT NULL,
    student_id CHAR(32) NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT servicekind CHECK (kind IN ('hospital-instruction', 'homebound-instruction', 'remote-instruction', 'speech', 'occupational-therapy', 'physiotherapy', 'counselling', 'other')),
    FOREIGN KEY(student_id) REFERENCES student (id) ON DELETE CASCADE
);
CREATE INDEX ix_service_student_id ON service (student_id);
CREATE TABLE setting (
    name VARCHAR(80) NOT NULL,
    value VARCHAR(4000) NOT NULL,
    id CHAR(32) NOT NULL,
    row_version INTEGER NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE stay (
    bed VARCHAR(20) NOT NULL,
    start DATETIME,
    "end" DATETIME,
    id CHAR(32) NOT NULL,
    row_version INTEGER NOT NULL,
    student_id CHAR(32) NOT NULL,
    place_id CHAR(32) NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(student_id) REFERENCES student (id) ON DELETE CASCADE,
    FOREIGN KEY(place_id) REFERENCES place (id) ON DELETE CASCADE
);
CREATE INDEX ix_stay_place_id ON stay (place_id);
CREATE INDEX ix_stay_student_id ON stay (student_id);
CREATE TABLE student (
    code VARCHAR(20) NOT NULL,
    given_name VARCHAR(75) NOT NULL,
    family_name VARCHAR(75) NOT NULL,
    preferred_name VARCHAR(75) NOT NULL,
    pronouns VARCHAR(40) NOT NULL,
    birth_date DATE,
    grade VARCHAR(20) NOT NULL,
    student_identifier VARCHAR(60) NOT NULL,
    hospital_number VARCHAR(60) NOT NULL,
    home_language VARCHAR(40) NOT NULL,
    interpreter_needed BOOLEAN,
    setting VARCHAR(40),
    consultant VARCHAR(120) NOT NULL,
    jurisdiction VARCHAR(20) NOT NULL,
    admitted_on DATE,
    expected_discharge_on DATE,
    discharged_on DATE,
    statutory_plan VARCHAR(60) NOT NULL,
    interests VARCHAR(1000) NOT NULL,
    best_times JSON NOT NULL,
    energy_base INTEGER NOT NULL,
    lesson_minutes_min INTEGER NOT NULL,
    lesson_minutes_max INTEGER NOT NULL,
    min_break_minutes INTEGER NOT NULL,
    max_minutes_per_day INTEGER,
    can_leave_room BOOLEAN,
    safety_line VARCHAR(200) NOT NULL,
    keep_apart JSON NOT NULL,
    safeguarding VARCHAR(2000) NOT NULL,
    remembered_silently BOOLEAN NOT NULL,
    id CHAR(32) NOT NULL,
    row_version INTEGER NOT NULL,
    school_id CHAR(32),
    PRIMARY KEY (id),
    CONSTRAINT caresetting CHECK (setting IN ('inpatient', 'day-case', 'outpatient', 'homebound')),
    FOREIGN KEY(school_id) REFERENCES homeschool (id) ON DELETE SET NULL
);
CREATE INDEX ix_student_school_id ON student (school_id);
CREATE TABLE teacher (
    name VARCHAR(120) NOT NULL,
    subjects JSON NOT NULL,
    max_minutes_per_day INTEGER,
    clearances JSON NOT NULL,
    restrictions VARCHAR(1000) NOT NULL,
    works_from DATE,
    works_until DATE,
    id CHAR(32) NOT NULL,
    row_version INTEGER NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE teacherbusy (
    start DATETIME NOT NULL,
    "end" DATETIME NOT NULL,
    reason VARCHAR(120) NOT NULL,
    id CHAR(32) NOT NULL,
    row_version INTEGER NOT NULL,
    teacher_id CHAR(32) NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(teacher_id) REFERENCES teacher (id) ON DELETE CASCADE
);
CREATE INDEX ix_teacherbusy_teacher_id ON teacherbusy (teacher_id);
CREATE TABLE teachinghours (
    weekday INTEGER NOT NULL,
    start TIME NOT NULL,
    "end" TIME NOT NULL,
    id CHAR(32) NOT NULL,
    row_version INTEGER NOT NULL,
    teacher_id CHAR(32) NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(teacher_id) REFERENCES teacher (id) ON DELETE CASCADE
);
CREATE INDEX ix_teachinghours_teacher_id ON teachinghours (teacher_id);
CREATE TABLE teammember (
    name VARCHAR(120) NOT NULL,
    role VARCHAR(40),
    organisation VARCHAR(120) NOT NULL,
    phone VARCHAR(40) NOT NULL,
    email VARCHAR(120) NOT NULL,
    relationship VARCHAR(60) NOT NULL,
    named_contact BOOLEAN NOT NULL,
    id CHAR(32) NOT NULL,
    row_version INTEGER NOT NULL,
    student_id CHAR(32) NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT teamrole CHECK (role IN ('HT', 'HB', 'SW', 'PHY', 'CNS', 'SN', 'SL', 'PA', 'ST', 'CLS', 'OT', 'PSY', 'DIE', 'DIST')),
    FOREIGN KEY(student_id) REFERENCES student (id) ON DELETE CASCADE
);
CREATE INDEX ix_teammember_student_id ON teammember (student_id);
CREATE TABLE travel (
    minutes INTEGER NOT NULL,
    id CHAR(32) NOT NULL,
    row_version INTEGER NOT NULL,
    from_id CHAR(32) NOT NULL,
    to_id CHAR(32) NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(from_id) REFERENCES place (id) ON DELETE CASCADE,
    FOREIGN KEY(to_id) REFERENCES place (id) ON DELETE CASCADE
);
CREATE INDEX ix_travel_from_id ON travel (from_id);
CREATE INDEX ix_travel_to_id ON travel (to_id);
CREATE TABLE treatmentcourse (
    treatment VARCHAR(60) NOT NULL,
    variant VARCHAR(60) NOT NULL,
    title VARCHAR(120) NOT NULL,
    starts_on DATE,
    times JSON NOT NULL,
    minutes INTEGER NOT NULL,
    pattern VARCHAR(40) NOT NULL,
    weekdays JSON NOT NULL,
    every_days INTEGER NOT NULL,
    every_nth INTEGER NOT NULL,
    month_days JSON NOT NULL,
    cycle_days JSON NOT NULL,
    count INTEGER NOT NULL,
    skipped JSON NOT NULL,
    moved JSON NOT NULL,
    delays JSON NOT NULL,
    stops_on DATE,
    curve JSON NOT NULL,
    curve_agreed_with VARCHAR(120) NOT NULL,
    place VARCHAR(200) NOT NULL,
    note VARCHAR(1000) NOT NULL,
    id CHAR(32) NOT NULL,
    row_version INTEGER NOT NULL,
    student_id CHAR(32) NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT coursepattern CHECK (pattern IN ('once', 'daily', 'weekdays', 'every-days', 'month-days')),
    FOREIGN KEY(student_id) REFERENCES student (id) ON DELETE CASCADE
);
CREATE INDEX ix_treatmentcourse_student_id ON treatmentcourse (student_id);
CREATE TABLE voice (
    prompt VARCHAR(80) NOT NULL,
    text VARCHAR(500) NOT NULL,
    told_on DATE,
    may_be_shared BOOLEAN,
    id CHAR(32) NOT NULL,
    row_version INTEGER NOT NULL,
    student_id CHAR(32) NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(student_id) REFERENCES student (id) ON DELETE CASCADE
);
CREATE INDEX ix_voice_student_id ON voice (student_id);
CREATE TABLE wardcurve (
    treatment VARCHAR(60) NOT NULL,
    curve JSON NOT NULL,
    agreed_with VARCHAR(120) NOT NULL,
    agreed_on DATE,
    id CHAR(32) NOT NULL,
    row_version INTEGER NOT NULL,
    place_id CHAR(32) NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(place_id) REFERENCES place (id) ON DELETE CASCADE
);
CREATE INDEX ix_wardcurve_place_id ON wardcurve (place_id);
CREATE TABLE wardnote (
    at DATETIME,
    text VARCHAR(300) NOT NULL,
    author VARCHAR(120) NOT NULL,
    id CHAR(32) NOT NULL,
    row_version INTEGER NOT NULL,
    student_id CHAR(32) NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(student_id) REFERENCES student (id) ON DELETE CASCADE
);
CREATE INDEX ix_wardnote_student_id ON wardnote (student_id);
CREATE TABLE wardroutine (
    name VARCHAR(80) NOT NULL,
    kind VARCHAR(40) NOT NULL,
    weekdays JSON NOT NULL,
    start TIME NOT NULL,
    "end" TIME NOT NULL,
    level INTEGER,
    id CHAR(32) NOT NULL,
    row_version INTEGER NOT NULL,
    place_id CHAR(32) NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT routinekind CHECK (kind IN ('handover', 'blood-tests', 'round', 'vital-signs', 'meal', 'rest', 'visiting', 'school', 'bedtime', 'other')),
    FOREIGN KEY(place_id) REFERENCES place (id) ON DELETE CASCADE
);
CREATE INDEX ix_wardroutine_place_id ON wardroutine (place_id);
CREATE TABLE workitem (
    subject VARCHAR(60) NOT NULL,
    title VARCHAR(200) NOT NULL,
    weight VARCHAR(40) NOT NULL,
    asked_on DATE,
    received_on DATE,
    done_on DATE,
    sent_on DATE,
    school_teacher VARCHAR(120) NOT NULL,
    id CHAR(32) NOT NULL,
    row_version INTEGER NOT NULL,
    student_id CHAR(32) NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT workweight CHECK (weight IN ('must', 'should', 'could', 'excused')),
    FOREIGN KEY(student_id) REFERENCES student (id) ON DELETE CASCADE
);
CREATE INDEX ix_workitem_student_id ON workitem (student_id);
