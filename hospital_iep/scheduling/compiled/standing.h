/* The lessons that stand: quick to change, always with the exact cost. What week.py and costs.py do in Python. */

static Day *teacher_day(const Search *s, int t, int day) { return &s->of_teacher[t * s->g->days + day]; }
static Day *student_day(const Search *s, int p, int day) { return &s->of_student[p * s->g->days + day]; }

static int64_t uneven(const Ground *g, int target, int delivered) {
    if (target <= 0 || delivered >= target) return 0;
    int64_t percent = 100LL * (target - delivered) / target;
    return g->uneven * (percent * percent / 100);
}

static int64_t price(const Ground *g, int n, int minutes) {
    int lacking = g->need_target[n] - minutes, urgent = g->need_minimum[n] - minutes;
    return (lacking > 0 ? (int64_t)g->target * lacking : 0) + (urgent > 0 ? (int64_t)g->minimum * urgent : 0);
}

/* What more minutes win for the needs of a way. */
static int64_t gain(const Search *s, int way, int minutes) {
    const Ground *g = s->g;
    int64_t won = 0;
    for (int i = g->way_at[way]; i < g->way_at[way + 1]; i++) {
        int n = g->way_need[i], p = g->way_student[i], now = s->of_need[n].minutes;
        won += price(g, n, now) - price(g, n, now + minutes);
        won += uneven(g, g->student_target[p], s->delivered[p]);
        won -= uneven(g, g->student_target[p], s->delivered[p] + minutes);
    }
    return won;
}

static int64_t teacher_price(const Search *s, int way, int t) {
    const Ground *g = s->g;
    int fresh = 0;
    for (int i = g->way_at[way]; i < g->way_at[way + 1]; i++) {
        int p = g->way_student[i];
        fresh += s->known[p] && !s->lessons_by[p * g->teachers + t];
    }
    return (int64_t)g->extra * fresh;
}

static int64_t energy(const Ground *g, int way, int day, int first, int last) {
    int64_t lost = 0;
    for (int i = g->way_at[way]; i < g->way_at[way + 1]; i++) {
        const int32_t *sums = g->energy + ((int64_t)g->way_student[i] * g->days + day) * (g->slots + 1);
        lost += sums[last] - sums[first];
    }
    return lost;
}

static int far(const Ground *g, int a, int b) { return g->distance[a * g->places + b]; }

static int64_t toll(const Ground *g, int place, int before, int after) {
    int minutes = 0;
    if (before >= 0) minutes += far(g, place, before);
    if (after >= 0) {
        minutes += far(g, place, after);
        if (before >= 0) minutes -= far(g, before, after);
    }
    return (int64_t)g->travel * minutes;
}

/* The nearest lesson of a day that is not remote, from a place in its list on by steps of one or minus one. */
static const Lesson *neighbour(const Search *s, const Day *day, int i, int by) {
    while (i >= 0 && i < day->count && s->g->way_remote[s->lessons[day->lessons[i]].way]) i += by;
    return i >= 0 && i < day->count ? &s->lessons[day->lessons[i]] : NULL;
}

static int place_of(const Search *s, const Lesson *u) { return u ? s->g->way_place[u->way] : -1; }

/* What the way to a lesson and on costs the other lessons of a day; none to a remote one. */
static int64_t detour(const Search *s, const Lesson *u) {
    if (s->g->way_remote[u->way]) return 0;
    const Day *day = teacher_day(s, u->teacher, u->day);
    int i = 0;
    while (i < day->count && s->lessons[day->lessons[i]].start < u->start) i++;
    return toll(s->g, place_of(s, u), place_of(s, neighbour(s, day, i - 1, -1)), place_of(s, neighbour(s, day, i, 1)));
}

static int is_promised(const Ground *g, const Lesson *u) {
    for (int i = g->promise_at[u->way]; i < g->promise_at[u->way + 1]; i++) {
        const int32_t *p = g->promise + 4 * i;
        if (p[0] == u->teacher && p[1] == u->day && p[2] == u->start && p[3] == u->end) return 1;
    }
    return 0;
}

static int64_t own_price(const Ground *g, const Lesson *u) {
    int first = u->start / g->grid - g->first, last = u->end / g->grid - g->first;
    return energy(g, u->way, u->day, first, last) - (is_promised(g, u) ? g->changed : 0);
}

static void drop(Day *day, int id) {
    int i = 0;
    while (day->lessons[i] != id) i++;
    for (day->count--; i < day->count; i++) day->lessons[i] = day->lessons[i + 1];
}

static void count(Search *s, const Lesson *u, int sign) {
    const Ground *g = s->g;
    int minutes = sign * (u->end - u->start), group = g->way_group[u->way];
    teacher_day(s, u->teacher, u->day)->minutes += minutes;
    for (int i = g->way_at[u->way]; i < g->way_at[u->way + 1]; i++) {
        int n = g->way_need[i], p = g->way_student[i], most = g->need_target[n];
        Day *of = &s->of_need[n];
        int before = of->minutes < most ? of->minutes : most;
        of->minutes += minutes;
        s->delivered[p] += (of->minutes < most ? of->minutes : most) - before;
        s->need_day_minutes[n * g->days + u->day] += minutes;
        s->need_day_lessons[n * g->days + u->day] += sign;
        student_day(s, p, u->day)->minutes += minutes;
        int32_t *by = &s->lessons_by[p * g->teachers + u->teacher];
        s->known[p] += sign > 0 ? *by == 0 : -(*by == 1);
        *by += sign;
    }
    if (group >= 0) {
        s->group_minutes[group] += minutes;
        s->group_day_lessons[group * g->days + u->day] += sign;
    }
}

static int has_room(const Search *s, const Lesson *u) {
    const Ground *g = s->g;
    if (!s->free_count || teacher_day(s, u->teacher, u->day)->count >= OF_TEACHER) return 0;
    if (g->way_room[u->way] >= 0 && s->of_room[g->way_room[u->way] * g->days + u->day].count >= OF_ROOM) return 0;
    for (int i = g->way_at[u->way]; i < g->way_at[u->way + 1]; i++)
        if (s->of_need[g->way_need[i]].count >= OF_NEED ||
            student_day(s, g->way_student[i], u->day)->count >= OF_STUDENT)
            return 0;
    return 1;
}

/* Put a lesson where there is room for it in the lists; give its number. */
static int enter(Search *s, Lesson u) {
    const Ground *g = s->g;
    int id = s->free[--s->free_count], room = g->way_room[u.way];
    s->lessons[id] = u;
    Day *day = teacher_day(s, u.teacher, u.day);
    int i = day->count++;
    for (; i > 0; i--) {
        const Lesson *v = &s->lessons[day->lessons[i - 1]];
        if (v->start < u.start || (v->start == u.start && v->end <= u.end)) break;
        day->lessons[i] = day->lessons[i - 1];
    }
    day->lessons[i] = id;
    for (i = g->way_at[u.way]; i < g->way_at[u.way + 1]; i++) {
        Day *of = &s->of_need[g->way_need[i]], *theirs = student_day(s, g->way_student[i], u.day);
        of->lessons[of->count++] = id;
        theirs->lessons[theirs->count++] = id;
    }
    if (room >= 0) {
        Day *there = &s->of_room[room * g->days + u.day];
        there->lessons[there->count++] = id;
    }
    count(s, &u, 1);
    return id;
}

static void leave(Search *s, int id) {
    const Ground *g = s->g;
    const Lesson u = s->lessons[id];
    drop(teacher_day(s, u.teacher, u.day), id);
    for (int i = g->way_at[u.way]; i < g->way_at[u.way + 1]; i++) {
        drop(&s->of_need[g->way_need[i]], id);
        drop(student_day(s, g->way_student[i], u.day), id);
    }
    if (g->way_room[u.way] >= 0) drop(&s->of_room[g->way_room[u.way] * g->days + u.day], id);
    count(s, &u, -1);
    s->free[s->free_count++] = id;
}

/* What a lesson costs a week that does not hold it. */
static int64_t change(const Search *s, const Lesson *u) {
    return detour(s, u) - gain(s, u->way, u->end - u->start) + teacher_price(s, u->way, u->teacher) +
           own_price(s->g, u);
}

static int place(Search *s, const Spot *spot) {
    const Ground *g = s->g;
    Lesson u = {(spot->first + g->first) * g->grid, (spot->last + g->first) * g->grid, spot->way, spot->teacher,
                spot->day, spot->isolation, 1};
    s->cost += change(s, &u);
    return enter(s, u);
}

static Lesson take(Search *s, int id) {
    Lesson u = s->lessons[id];
    leave(s, id);
    s->cost -= change(s, &u);
    return u;
}
