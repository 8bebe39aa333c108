/* Ruin: which lessons a step takes out. They gather in marks; the moves are those of ruin.py. With so
   many more steps fewer of them take all lessons of a student, and more look for a better hour or fewer ways. */

static const double UNMET = 0.35, FEWER = 0.05, TRADED = 2.0, URGENT = 0.4, SHORT_FIRST = 0.5;
static const double SHARES[] = {0.05, 0.4, 0.55, 0.7, 0.9, 1.0};
enum { TIRED = 4, VISIT = 4 };

static void mark(Search *s, int id) {
    if (s->mark_count >= RUINED / 2 || !s->lessons[id].movable) return;
    if (!s->own_teacher[s->lessons[id].teacher] || !s->own_way[s->lessons[id].way]) return;
    for (int i = 0; i < s->mark_count; i++)
        if (s->marks[i] == id) return;
    s->marks[s->mark_count++] = id;
}

static void mark_need(Search *s, int n) {
    for (int i = 0; i < s->of_need[n].count; i++) mark(s, s->of_need[n].lessons[i]);
}

/* Mark what is in the way of a lesson that keeps so far away from the teacher's others. */
static void mark_standing(Search *s, int way, int t, int day, int start, int end, int gap) {
    const Ground *g = s->g;
    const Day *round = teacher_day(s, t, day);
    for (int i = 0; i < round->count; i++) {
        const Lesson *u = &s->lessons[round->lessons[i]];
        if (u->start < end + gap && start - gap < u->end) mark(s, round->lessons[i]);
    }
    for (int k = g->way_at[way]; k < g->way_at[way + 1]; k++) {
        const Day *theirs = student_day(s, g->way_student[k], day);
        int rest = g->student_rest[g->way_student[k]];
        for (int i = 0; i < theirs->count; i++) {
            const Lesson *u = &s->lessons[theirs->lessons[i]];
            if (u->start < end + rest && start - rest < u->end) mark(s, theirs->lessons[i]);
        }
    }
}

static int random_teacher(Search *s, int way) {
    const Ground *g = s->g;
    int able = 0, found = -1;
    for (int i = g->teacher_at[way]; i < g->teacher_at[way + 1]; i++)
        if (s->own_teacher[g->teacher_of[i]] && below(s, ++able) == 0) found = g->teacher_of[i];
    return found;
}

/* A day on which a teacher may give a lesson of a way: an option, its day and free slots; -1 where there is none. */
static int random_option(Search *s, int way, int t, int *day, Bits *free) {
    const Ground *g = s->g;
    int able = 0, found = -1;
    for (int d = 0; d < g->days; d++)
        for (int o = g->option_at[way * g->days + d]; o < g->option_at[way * g->days + d + 1]; o++) {
            if (g->option_isolation[o] & AIRBORNE && !g->teacher_cleared[t]) continue;
            Bits mine = bits_of(s, g->option_free + (int64_t)o * s->words);
            Bits there = bits_of(s, g->teacher_free + (int64_t)(t * g->days + d) * s->words);
            also(s, &mine, &there);
            Bits starts = runs(s, mine, g->way_shortest[way]);
            if (any(s, &starts) && below(s, ++able) == 0) found = o, *day = d, *free = mine;
        }
    return found;
}

static int highest(const Search *s, const Bits *b) {
    for (int i = s->words * 64 - 1; i >= 0; i--)
        if (is_set(b, i)) return i;
    return -1;
}

static void clear_a_place(Search *s, int way, int split) {
    const Ground *g = s->g;
    int t = random_teacher(s, way), day = 0, shortest = g->way_shortest[way];
    Bits free;
    if (t < 0 || random_option(s, way, t, &day, &free) < 0) return;
    int wanted = minutes_wanted(s, way) / g->grid;
    int slots = split ? shortest + below(s, 3) : least_of(g->way_longest[way], wanted > shortest ? wanted : shortest);
    int first = from(s, &free, below(s, highest(s, &free) + 1));
    int start = (first + g->first) * g->grid;
    mark_standing(s, way, t, day, start, start + slots * g->grid, split ? 0 : g->setup);
}

static int worst_way(Search *s) {
    const Ground *g = s->g;
    int worst = -1;
    double least = 1e18;
    for (int i = 0; i < s->student_count; i++) {
        int p = s->part_students[i];
        double share = g->student_target[p] ? (double)s->delivered[p] / g->student_target[p] : 9.0;
        if (share < least) least = share, worst = p;
    }
    int able = 0, found = -1;
    for (int i = worst < 0 ? 0 : g->own_at[worst]; worst >= 0 && i < g->own_at[worst + 1]; i++)
        for (int k = g->any_at[g->own[i]]; k < g->any_at[g->own[i] + 1]; k++)
            if (s->own_way[g->any[k]] && below(s, ++able) == 0) found = g->any[k];
    return found;
}

static int room_for_unmet(Search *s, int *split) {
    const Ground *g = s->g;
    int way = s->unmet[below(s, s->unmet_count)];
    if (s->urgent_count && chance(s) < URGENT) {
        way = s->urgent[below(s, s->urgent_count)];
    } else if (chance(s) < 0.1) {
        int worst = worst_way(s);
        if (worst >= 0) way = worst;
    }
    *split = chance(s) < 0.5;
    for (int i = 0; i < (*split ? 2 : 1); i++) clear_a_place(s, way, *split);
    int cleared = s->mark_count;
    for (int k = g->way_at[way]; k < g->way_at[way + 1]; k++) {
        const Day *of = &s->of_need[g->way_need[k]];
        for (int i = 0; i < of->count; i++) {
            int same_day = 0;
            for (int j = 0; j < cleared; j++)
                same_day |= s->lessons[s->marks[j]].day == s->lessons[of->lessons[i]].day;
            if (*split || same_day || chance(s) < 0.3) mark(s, of->lessons[i]);
        }
    }
    return way;
}

/* Clear one of the better places for a lesson with a teacher. */
static void clear_a_good_place(Search *s, int id, int t) {
    const Ground *g = s->g;
    Lesson u = s->lessons[id];
    int day = 0, slots = (u.end - u.start) / g->grid;
    Bits free, same;
    int o = random_option(s, u.way, t, &day, &free);
    if (o < 0) return;
    Bits starts = runs(s, free, slots);
    if (g->option_limit[o] >= 0 && slots >= g->way_shortest[u.way] && slots <= g->way_longest[u.way]) {
        Bits allowed = bits_of(s, g->limits + g->option_limit[o] + (int64_t)(slots - g->way_shortest[u.way]) * s->words);
        also(s, &starts, &allowed);
    }
    double luck = chance(s);
    int64_t last = -1;
    for (int rank = (int)(luck * luck * TIRED); rank >= 0; rank--) { /* the next dearer price, so many times */
        int64_t least = INT64_MAX;
        Bits found = {{0}};
        for (int at = from(s, &starts, 0); at >= 0; at = after(s, &starts, at)) {
            int64_t cost = energy(g, u.way, day, at, at + slots);
            if (cost <= last || cost > least) continue;
            if (cost < least) memset(&found, 0, sizeof found);
            least = cost;
            set(&found, at);
        }
        if (least == INT64_MAX) break;
        last = least, same = found;
    }
    if (last < 0) return;
    int start = (an_end(s, &same) + g->first) * g->grid;
    mark_standing(s, u.way, t, day, start, start + slots * g->grid, 0);
}

static int room_for_better(Search *s) {
    const Day *of = &s->of_need[s->part_needs[below(s, s->need_count)]];
    if (!of->count) return -1;
    int id = of->lessons[below(s, of->count)];
    mark(s, id);
    if (!s->mark_count) return -1;
    clear_a_good_place(s, id, s->lessons[id].teacher);
    return s->lessons[id].way;
}

/* Mark all of a student, and of another who has one teacher: each could have the teacher of the other. */
static void trade(Search *s, int p, int staying) {
    const Ground *g = s->g;
    int leaving = -1, other = -1, able = 0;
    for (int t = 0; t < g->teachers; t++)
        if (t != staying && s->lessons_by[p * g->teachers + t] && below(s, ++able) == 0) leaving = t;
    able = 0;
    for (int i = 0; i < s->student_count && leaving >= 0; i++) {
        int q = s->part_students[i], row = q * g->teachers;
        int may = q != p && s->known[q] == 1 && s->lessons_by[row + staying] && s->alone[row + leaving];
        if (may && below(s, ++able) == 0) other = q;
    }
    for (int k = g->own_at[p]; k < g->own_at[p + 1]; k++) mark_need(s, g->own[k]);
    for (int k = other < 0 ? 0 : g->own_at[other]; other >= 0 && k < g->own_at[other + 1]; k++) mark_need(s, g->own[k]);
}

/* Clear places with some teachers of a student for what the others give. */
static int fewer_teachers(Search *s) {
    const Ground *g = s->g;
    int p = s->scattered[below(s, s->scattered_count)], staying = -1, leaving = -1, able = 0;
    if (s->known[p] < 2) return -1;
    for (int t = 0; t < g->teachers; t++)
        if (s->alone[p * g->teachers + t] && below(s, ++able) == 0) staying = t;
    if (staying >= 0 && chance(s) < TRADED / g->teachers) { /* of many, two who fit each other are seldom met */
        trade(s, p, staying);
        return -1;
    }
    for (int t = 0, seen = 0; staying < 0 && t < g->teachers; t++)
        if (s->lessons_by[p * g->teachers + t] && below(s, ++seen) == 0) leaving = t;
    int first = -1;
    for (int k = g->own_at[p]; k < g->own_at[p + 1]; k++) {
        const Day *of = &s->of_need[g->own[k]];
        for (int i = 0; i < of->count; i++) {
            int id = of->lessons[i], t = s->lessons[id].teacher, way = s->lessons[id].way, before = s->mark_count;
            if (staying >= 0 ? t == staying : t != leaving) continue;
            mark(s, id);
            if (s->mark_count == before) continue;
            int to = -1, seen = 0;
            for (int j = g->teacher_at[way]; j < g->teacher_at[way + 1]; j++) {
                int other = g->teacher_of[j];
                int stays = staying >= 0 ? other == staying : other != leaving && s->lessons_by[p * g->teachers + other];
                if (stays && s->own_teacher[other] && below(s, ++seen) == 0) to = other;
            }
            if (to < 0) {
                s->mark_count = 0;
                return -1;
            }
            if (first < 0) first = way;
            clear_a_good_place(s, id, to);
        }
    }
    return first;
}

static void students(Search *s, int *split) {
    const Ground *g = s->g;
    int one = s->part_students[below(s, s->student_count)], chosen[2] = {one, -1}, home = g->student_home[one];
    if (chance(s) < 0.5) {
        int begin = s->part_at[home], many = s->part_at[home + 1] - begin;
        chosen[1] = s->part_by_home[begin + below(s, many)];
    }
    for (int i = 0; i < 2 && chosen[i] >= 0; i++)
        for (int k = g->own_at[chosen[i]]; k < g->own_at[chosen[i] + 1]; k++) mark_need(s, g->own[k]);
    *split = chance(s) < SHORT_FIRST;
}

static void stretch_of_day(Search *s) {
    int way = s->part_ways[below(s, s->way_count)], t = random_teacher(s, way), day = 0;
    Bits free;
    if (t < 0 || random_option(s, way, t, &day, &free) < 0) return;
    const Day *round = teacher_day(s, t, day);
    if (!round->count) return;
    int many = 2 + below(s, 4), begin = below(s, round->count) - many / 2;
    if (begin < 0) begin = 0;
    for (int i = begin; i < round->count && i < begin + many; i++) mark(s, round->lessons[i]);
}

static void two_teachers(Search *s) {
    const Ground *g = s->g;
    int way = s->part_ways[below(s, s->way_count)], t = random_teacher(s, way), day = 0;
    int other = random_teacher(s, way);
    Bits free;
    if (t < 0 || random_option(s, way, t, &day, &free) < 0) return;
    int low = from(s, &free, 0), high = highest(s, &free);
    int start = (low + below(s, high - low + 1) + g->first) * g->grid, end = start + 30 + below(s, 61);
    for (int i = 0; i < (other == t ? 1 : 2); i++) {
        const Day *round = teacher_day(s, i ? other : t, day);
        for (int k = 0; k < round->count; k++) {
            const Lesson *u = &s->lessons[round->lessons[k]];
            if (u->start < end && start < u->end) mark(s, round->lessons[k]);
        }
    }
}

static void two_visits(Search *s) {
    const Ground *g = s->g;
    int t = random_teacher(s, s->part_ways[below(s, s->way_count)]);
    for (int visit = 0; visit < 2 && t >= 0; visit++) {
        int able = 0, day = -1;
        for (int d = 0; d < g->days; d++)
            if (teacher_day(s, t, d)->count && below(s, ++able) == 0) day = d;
        if (day < 0) return;
        const Day *round = teacher_day(s, t, day);
        int at = below(s, round->count), first = at, last = at + 1;
        int where = g->way_place[s->lessons[round->lessons[at]].way];
        while (first > 0 && g->way_place[s->lessons[round->lessons[first - 1]].way] == where && last - first < VISIT)
            first--;
        while (last < round->count && g->way_place[s->lessons[round->lessons[last]].way] == where &&
               last - first < VISIT)
            last++;
        for (int i = first; i < last; i++) mark(s, round->lessons[i]);
    }
}

static int needs(Search *s) {
    const Ground *g = s->g;
    int way = s->part_ways[below(s, s->way_count)], many = chance(s) < 0.5 ? 3 : 1;
    for (int i = 0; i < many; i++) {
        int one = i ? s->part_ways[below(s, s->way_count)] : way;
        for (int k = g->way_at[one]; k < g->way_at[one + 1]; k++) mark_need(s, g->way_need[k]);
    }
    return way;
}

/* Mark what goes by one of the moves; give the way that is served first, or -1. */
static int ruin(Search *s, int *split) {
    s->mark_count = *split = 0;
    if (s->unmet_count && chance(s) < UNMET) return room_for_unmet(s, split);
    if (s->scattered_count && chance(s) < FEWER) return fewer_teachers(s);
    double luck = chance(s);
    int move = 0;
    while (luck > SHARES[move]) move++;
    switch (move) {
    case 0: students(s, split); return -1;
    case 1: return room_for_better(s);
    case 2: stretch_of_day(s); return -1;
    case 3: two_teachers(s); return -1;
    case 4: two_visits(s); return -1;
    default: return needs(s);
    }
}

/* Look for what moves are there for. */
static void look(Search *s) {
    const Ground *g = s->g;
    s->unmet_count = s->urgent_count = s->scattered_count = s->since_look = 0;
    for (int i = 0; i < s->way_count; i++) {
        int way = s->part_ways[i];
        if (g->way_group[way] >= 0 || minutes_wanted(s, way) < g->grid) continue;
        int n = g->way_need[g->way_at[way]];
        s->unmet[s->unmet_count++] = way;
        if (s->of_need[n].minutes < g->need_minimum[n]) s->urgent[s->urgent_count++] = way;
    }
    for (int i = 0; i < s->student_count; i++) {
        int p = s->part_students[i];
        if (s->known[p] > (s->some_alone[p] ? 1 : 2)) s->scattered[s->scattered_count++] = p;
    }
}
