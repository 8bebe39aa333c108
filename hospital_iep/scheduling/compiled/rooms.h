/* What the lessons that stand leave free: of a student's day, of a classroom, of a teacher's round. */

static int least_of(int a, int b) { return a < b ? a : b; }

static int minutes_wanted(const Search *s, int way) {
    const Ground *g = s->g;
    int wanted = 1 << 30, group = g->way_group[way];
    for (int i = g->way_at[way]; i < g->way_at[way + 1]; i++)
        wanted = least_of(wanted, g->need_target[g->way_need[i]] - s->of_need[g->way_need[i]].minutes);
    return group < 0 ? wanted : least_of(wanted, g->group_target[group] - s->group_minutes[group]);
}

/* A classroom: no more students than it holds, and none who are kept apart. */
static void clear_room(const Search *s, Bits *b, int way, int day) {
    const Ground *g = s->g;
    int room = g->way_room[way], capacity = g->capacity[room], mine = g->way_at[way + 1] - g->way_at[way];
    const Day *there = &s->of_room[room * g->days + day];
    int16_t held[SLOTS] = {0};
    for (int i = 0; i < there->count; i++) {
        const Lesson *u = &s->lessons[there->lessons[i]];
        int first = u->start / g->grid - g->first, last = (u->end + g->grid - 1) / g->grid - g->first;
        if (g->way_labels[u->way] & g->way_labels[way]) clear(s, b, first, last);
        for (int at = first < 0 ? 0 : first; at < last && at < g->slots; at++)
            held[at] = (int16_t)(held[at] + g->way_at[u->way + 1] - g->way_at[u->way]);
    }
    for (int at = 0; capacity >= 0 && at < g->slots; at++)
        if (held[at] + mine > capacity) clear(s, b, at, at + 1);
}

/* Minutes that the day's limits leave a way, and in b the slots that its students have. */
static int day_room(const Search *s, int way, int day, Bits *b) {
    const Ground *g = s->g;
    int most = 24 * 60, group = g->way_group[way];
    if (group >= 0 && s->group_day_lessons[group * g->days + day] >= g->group_lessons[group]) return 0;
    *b = s->full;
    for (int i = g->way_at[way]; i < g->way_at[way + 1]; i++) {
        int n = g->way_need[i], p = g->way_student[i], rest = g->student_rest[p];
        const Day *theirs = student_day(s, p, day);
        if (s->need_day_lessons[n * g->days + day] >= g->need_lessons[n]) return 0;
        if (g->need_max[n] >= 0) most = least_of(most, g->need_max[n] - s->need_day_minutes[n * g->days + day]);
        if (g->student_max[p] >= 0) most = least_of(most, g->student_max[p] - theirs->minutes);
        for (int k = 0; k < theirs->count; k++) {
            const Lesson *u = &s->lessons[theirs->lessons[k]];
            clear_minutes(s, b, u->start - rest, u->end + rest);
        }
    }
    if (g->way_room[way] >= 0) clear_room(s, b, way, day);
    return most;
}

static int same_student(const Ground *g, int one, int other) {
    return g->way_at[one + 1] - g->way_at[one] == 1 && g->way_at[other + 1] - g->way_at[other] == 1 &&
           g->way_student[g->way_at[one]] == g->way_student[g->way_at[other]];
}

/* Minutes between two lessons that are not remote, one of a way with this isolation. */
static int between(const Ground *g, const Lesson *u, int way, int isolation) {
    int gap = far(g, g->way_place[way], g->way_place[u->way]);
    if ((isolation || u->isolation) && !same_student(g, way, u->way))
        gap += g->setup * ((isolation > 0) + (u->isolation > 0));
    return gap;
}

/* Minutes of the remote lessons next to a place in a day's list: they are not for walking. */
static int remote_beside(const Search *s, const Day *round, int i, int by) {
    int minutes = 0;
    for (i += by; i >= 0 && i < round->count; i += by) {
        const Lesson *u = &s->lessons[round->lessons[i]];
        if (!s->g->way_remote[u->way]) break;
        minutes += u->end - u->start;
    }
    return minutes;
}

/* What other lessons of a teacher's day leave: ways, the time around isolation, protective before infectious. */
static void clear_round(const Search *s, Bits *b, int t, int day, int way, int isolation) {
    const Ground *g = s->g;
    const Day *round = teacher_day(s, t, day);
    for (int i = 0; i < round->count; i++) {
        const Lesson *u = &s->lessons[round->lessons[i]];
        int start = u->start, end = u->end;
        if (!g->way_remote[way] && !g->way_remote[u->way]) {
            int gap = between(g, u, way, isolation);
            if (gap && s->has_remote) {
                start -= remote_beside(s, round, i, -1);
                end += remote_beside(s, round, i, 1);
            }
            start -= gap, end += gap;
            if (isolation && u->isolation && !same_student(g, way, u->way)) {
                if (isolation & PROTECTIVE && u->isolation & INFECTIOUS) end = 24 * 60;
                if (isolation & INFECTIOUS && u->isolation & PROTECTIVE) start = 0;
            }
        }
        clear_minutes(s, b, start, end);
    }
}

/* Slots that walking leaves for one more remote lesson before the i-th lesson of a day. */
static int slots_beside_walking(const Search *s, const Day *round, int i) {
    const Lesson *before = neighbour(s, round, i - 1, -1), *after = neighbour(s, round, i, 1);
    if (!before || !after) return SLOTS;
    int gap = between(s->g, before, after->way, after->isolation);
    if (!gap) return SLOTS;
    int taken = remote_beside(s, round, i, -1) + remote_beside(s, round, i - 1, 1);
    return (after->start - before->end - gap - taken) / s->g->grid;
}

/* Slots that walking leaves for a lesson that does not stand yet. */
static int slots_for(const Search *s, const Lesson *u) {
    const Day *round = teacher_day(s, u->teacher, u->day);
    int i = 0;
    while (i < round->count && s->lessons[round->lessons[i]].start < u->start) i++;
    return s->g->way_remote[u->way] ? slots_beside_walking(s, round, i) : SLOTS;
}
