/* The search of improve.py and ruin.py once more, in C, for many more steps a second.

   Nothing here says what a rule is: masks of free slots, energy, clearances and limits come compiled from the
   ground, which has them of the rules; what it finds is put into the week lesson by lesson, and the week
   refuses what a rule forbids. It is used where rounds are plain (Ground.rounds_are_plain): then a lesson needs
   only to keep its distance from every other of the day. Python's own search does all the rest.

   Numbers: a day is a row of slots of the grid, the first of them the first at which anybody teaches; minutes
   count from midnight; costs are tenths. Lists by several keys lie in one array, rows from at[i] to at[i + 1]. */

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#ifdef _WIN32
#define OFFERED __declspec(dllexport)
#else
#define OFFERED
#endif

enum {
    VERSION = 1,
    WORDS = 5,        /* of 64 slots: a day of five minutes has 288 */
    SLOTS = 64 * WORDS,
    DAYS = 64,        /* a horizon has up to eight weeks */
    OF_TEACHER = 64,  /* lessons that a list may hold: what is more is not placed */
    OF_STUDENT = 24,
    OF_NEED = 96,
    OF_ROOM = 96,
    RUINED = 512,     /* lessons that one step takes out or puts in */
    PROTECTIVE = 2,
    INFECTIOUS = 1,
    AIRBORNE = 4
};

/* How often which move is made, and how: the names and figures of ruin.py and improve.py. */
static const double UNMET = 0.35, FEWER = 0.05, URGENT = 0.4, SHORT_FIRST = 0.5;
static const double SHARES[] = {0.1, 0.3, 0.5, 0.7, 0.85, 1.0};
static const double LEANINGS[] = {0.0, 0.0, 0.0, 0.8, 0.95};
static const double NOISES[] = {0.0, 0.0, 2.0, 6.0};
enum { TIRED = 4, VISIT = 4, LOST = 15, LOOK = 128 };

typedef struct {
    uint64_t w[WORDS];
} Bits;

/* A problem, compiled; filled in by quick.py. */
typedef struct {
    int32_t days, grid, slots, first, teachers, students, needs, ways, own_ways, groups, places, setup;
    int32_t extra, travel, changed, minimum, target, uneven;
    const int32_t *way_at, *way_need, *way_student; /* members of a way */
    const int32_t *way_place, *way_shortest, *way_longest, *way_room, *way_group, *way_remote;
    const uint64_t *way_labels;
    const int32_t *teacher_at, *teacher_of; /* teachers of a way */
    const int32_t *option_at;               /* by way and day */
    const int32_t *option_isolation, *option_limit;
    const uint64_t *option_free, *limits; /* limits: from the shortest length to the longest */
    const uint64_t *teacher_free;         /* by teacher and day */
    const int32_t *teacher_max, *teacher_cleared;
    const int32_t *student_max, *student_rest, *student_target, *student_home;
    const int32_t *energy; /* by student, day and slot: sums */
    const int32_t *need_student, *need_target, *need_minimum, *need_max, *need_lessons;
    const int32_t *single_at, *single; /* ways of a need by itself */
    const int32_t *any_at, *any;       /* ways of a need, groups too */
    const int32_t *own_at, *own;       /* needs of a student */
    const int32_t *group_target, *group_lessons;
    const int32_t *distance, *capacity;
    const int32_t *promise_at, *promise; /* of a way: teacher, day, start, end */
} Ground;

typedef struct {
    int32_t start, end, way, teacher, day, isolation, movable;
} Lesson;

typedef struct {
    int32_t count, minutes, *lessons;
} Day;

typedef struct {
    double value;
    int32_t way, teacher, day, first, last, isolation;
} Spot;

typedef struct {
    double noise, per_minute;
    int thrifty, brief; /* brief: the shortest length only */
} Taste;

typedef struct {
    const Ground *g;
    Bits full;
    int words;
    uint64_t chance;
    int64_t cost, best_cost;
    /* lessons that stand, and places for more */
    Lesson *lessons, *best;
    int32_t *free, room_for, free_count, best_count;
    Day *of_teacher, *of_student, *of_need, *of_room;
    int32_t *need_day_minutes, *need_day_lessons, *group_minutes, *group_day_lessons;
    int32_t *delivered, *lessons_by, *known; /* of a student: lessons by teacher; how many teachers */
    int32_t **least_of; /* by way and day: by length, the shortest first */
    /* what may change, and what the moves look for */
    const uint8_t *own_way, *own_teacher;
    uint8_t *alone; /* by student and teacher: who can give all */
    int32_t *part_ways, *part_needs, *part_students, *part_at, *part_by_home;
    int32_t way_count, need_count, student_count;
    int32_t *unmet, *urgent, *scattered, unmet_count, urgent_count, scattered_count;
    int32_t since_look;
    /* one step */
    Lesson out[RUINED];
    int32_t in_place[RUINED], out_count, in_count;
    int32_t marks[RUINED], mark_count;
    void *grabbed[64];
    int32_t grabbed_count, is_short, has_remote;
} Search;

/* Chance */

static uint64_t next(Search *s) {
    s->chance ^= s->chance >> 12;
    s->chance ^= s->chance << 25;
    s->chance ^= s->chance >> 27;
    return s->chance * 2685821657736338717ULL;
}

static double chance(Search *s) { return (double)(next(s) >> 11) * (1.0 / 9007199254740992.0); }

static int below(Search *s, int n) { return (int)((next(s) >> 33) % (uint64_t)n); }

/* Masks of slots */

static int lowest(uint64_t x) {
#ifdef _MSC_VER
    int n = 0;
    while (!(x & 1)) x >>= 1, n++;
    return n;
#else
    return __builtin_ctzll(x);
#endif
}

static Bits bits_of(const Search *s, const uint64_t *words) {
    Bits b = {{0}};
    memcpy(b.w, words, sizeof(uint64_t) * (size_t)s->words);
    return b;
}

static int is_set(const Bits *b, int i) { return (int)(b->w[i >> 6] >> (i & 63) & 1); }

static int any(const Search *s, const Bits *b) {
    for (int i = 0; i < s->words; i++)
        if (b->w[i]) return 1;
    return 0;
}

static void also(const Search *s, Bits *b, const Bits *other) {
    for (int i = 0; i < s->words; i++) b->w[i] &= other->w[i];
}

/* The first set slot from a place on, or -1. */
static int from(const Search *s, const Bits *b, int i) {
    for (int word = i >> 6; word < s->words; word++, i = word << 6) {
        uint64_t rest = b->w[word] >> (i & 63);
        if (rest) return i + lowest(rest);
    }
    return -1;
}

/* The next set slot, or -1. */
static int after(const Search *s, const Bits *b, int i) { return i + 1 < s->words * 64 ? from(s, b, i + 1) : -1; }

/* Slots in a row that are set from a set one on. */
static int run_from(const Search *s, const Bits *b, int i) {
    int begin = i;
    while (i < s->words * 64) {
        uint64_t gaps = ~(b->w[i >> 6] >> (i & 63));
        int ones = gaps ? lowest(gaps) : 64;
        if (ones < 64 - (i & 63)) return i + ones - begin;
        i = (i | 63) + 1;
    }
    return i - begin;
}

static void clear(const Search *s, Bits *b, int first, int last) {
    if (first < 0) first = 0;
    if (last > s->words * 64) last = s->words * 64;
    for (int word = first >> 6; first < last; word++) {
        int end = (word + 1) << 6, upto = last < end ? last : end;
        uint64_t mask = ~0ULL << (first & 63);
        if (upto < end) mask &= ~(~0ULL << (upto & 63));
        b->w[word] &= ~mask;
        first = upto;
    }
}

static void set(Bits *b, int i) { b->w[i >> 6] |= 1ULL << (i & 63); }

/* Starts from which so many set slots follow each other. */
static Bits runs(const Search *s, Bits b, int slots) {
    for (int have = 1; have < slots;) {
        int step = have < slots - have ? have : slots - have, words = step >> 6, shift = step & 63;
        for (int i = 0; i < s->words; i++) {
            uint64_t low = i + words < s->words ? b.w[i + words] : 0;
            uint64_t high = i + words + 1 < s->words ? b.w[i + words + 1] : 0;
            b.w[i] &= shift ? low >> shift | high << (64 - shift) : low;
        }
        have += step;
    }
    return b;
}

/* Take away the slots that a span of minutes touches. */
static void clear_minutes(const Search *s, Bits *b, int start, int end) {
    int grid = s->g->grid;
    int first = start < 0 ? 0 : start / grid - s->g->first;
    clear(s, b, first, (end + grid - 1) / grid - s->g->first);
}

/* Pick an end of a run at random: what is free stays in one piece. */
static int an_end(Search *s, const Bits *b) {
    int ends[SLOTS], count = 0;
    for (int i = from(s, b, 0); i >= 0;) {
        int run = run_from(s, b, i);
        ends[count++] = i;
        if (run > 1) ends[count++] = i + run - 1;
        i = i + run < s->words * 64 ? from(s, b, i + run) : -1;
    }
    return ends[below(s, count)];
}

/* What stands */

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

/* Where one more lesson may stand */

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

typedef struct {
    int32_t most, asked;
    Bits free;
} Asked;

/* The best place for a lesson of one way; 0 where none lowers the cost. Its parts are those of insertion.py. */
static int best_spot(Search *s, int way, const Taste *taste, Spot *best) {
    const Ground *g = s->g;
    int shortest = g->way_shortest[way], wanted = minutes_wanted(s, way) / g->grid;
    int longest = least_of(wanted, g->way_longest[way]);
    if (longest < shortest) return 0;
    if (taste->brief) longest = shortest;
    double gains[SLOTS + 1], leaned[SLOTS + 1], most = -1e18, noise = taste->noise * g->grid;
    int lengths = longest - shortest + 1, group = g->way_group[way] >= 0;
    for (int i = 0; i < lengths; i++) {
        int slots = shortest + i, rest = wanted - slots;
        gains[i] = (double)gain(s, way, slots * g->grid);
        if (rest > 0 && taste->thrifty) {
            int lost = rest < shortest ? rest : rest - least_of(rest, rest / shortest * g->way_longest[way]);
            gains[i] -= LOST * g->grid * (lost > 0 ? lost : 0);
        }
        leaned[i] = (1.0 - taste->per_minute) * gains[i];
        if (leaned[i] > most) most = leaned[i];
    }
    double keep = g->promise_at[way + 1] > g->promise_at[way] ? g->changed : 0;
    most += keep + noise * longest;
    double value = taste->per_minute > 0 ? -1e18 : 0.0;
    int found_teacher = -1, found_option = 0, found_slots = 0, found_day = 0;
    int64_t found_cost = 0;
    Asked asked[DAYS];
    for (int i = 0; i < g->days; i++) asked[i].asked = 0;
    for (int pass = 0; pass < (group ? 1 : 2); pass++) {
        int p = g->way_student[g->way_at[way]];
        double dear = pass && s->known[p] ? g->extra : 0;
        if (most - dear <= value) break;
        for (int k = g->teacher_at[way]; k < g->teacher_at[way + 1]; k++) {
            int t = g->teacher_of[k];
            if (!s->own_teacher[t]) continue;
            if (group)
                dear = (double)teacher_price(s, way, t);
            else if ((s->lessons_by[p * g->teachers + t] > 0) == pass)
                continue;
            for (int day = 0; day < g->days; day++) {
                const int32_t *least = s->least_of[way * g->days + day];
                int begin = g->option_at[way * g->days + day], end = g->option_at[way * g->days + day + 1];
                if (begin == end) continue;
                int left = g->teacher_max[t] < 0 ? 24 * 60 : g->teacher_max[t] - teacher_day(s, t, day)->minutes;
                if (left < shortest * g->grid) continue;
                double blur = noise > 0 ? noise * chance(s) : 0.0, top = -1e18;
                for (int i = 0; i < lengths; i++) {
                    double worth = leaned[i] - least[i] + blur * (shortest + i);
                    if (worth > top) top = worth;
                }
                if (top + keep - dear <= value) continue;
                Asked *known = &asked[day];
                if (!known->asked) {
                    known->asked = 1;
                    known->most = day_room(s, way, day, &known->free);
                }
                int upto = least_of(least_of(known->most, left) / g->grid, longest);
                if (upto < shortest) continue;
                for (int o = begin; o < end; o++) {
                    int isolation = g->option_isolation[o];
                    if (isolation & AIRBORNE && !g->teacher_cleared[t]) continue;
                    Bits free = bits_of(s, g->option_free + (int64_t)o * s->words);
                    Bits there = bits_of(s, g->teacher_free + (int64_t)(t * g->days + day) * s->words);
                    also(s, &free, &there);
                    also(s, &free, &known->free);
                    if (!any(s, &free)) continue;
                    clear_round(s, &free, t, day, way, isolation);
                    Bits starts = runs(s, free, shortest);
                    int64_t costs[SLOTS + 1];
                    for (int i = 0; i < lengths; i++) costs[i] = INT64_MAX / 4;
                    const Day *round = teacher_day(s, t, day);
                    const int32_t *sums = g->energy + ((int64_t)p * g->days + day) * (g->slots + 1);
                    int32_t joined[SLOTS + 1];
                    if (group) {
                        for (int i = 0; i <= g->slots; i++) joined[i] = (int32_t)energy(g, way, day, 0, i);
                        sums = joined;
                    }
                    int behind = 0, here_place = g->way_place[way], run_end = -1, at_behind = -1, cap = SLOTS;
                    int64_t more = 0;
                    for (int at = from(s, &starts, 0); at >= 0; at = after(s, &starts, at)) {
                        int minute = (at + g->first) * g->grid;
                        while (behind < round->count && s->lessons[round->lessons[behind]].start < minute) behind++;
                        if (behind != at_behind && g->way_remote[way]) {
                            cap = slots_beside_walking(s, round, behind);
                        } else if (behind != at_behind) {
                            int one = place_of(s, neighbour(s, round, behind - 1, -1));
                            more = toll(g, here_place, one, place_of(s, neighbour(s, round, behind, 1)));
                        }
                        at_behind = behind;
                        if (at >= run_end) run_end = at + run_from(s, &free, at);
                        int longest_here = least_of(least_of(upto, cap), run_end - at);
                        int64_t base = more - sums[at];
                        for (int slots = shortest; slots <= longest_here; slots++) {
                            int64_t cost = base + sums[at + slots];
                            if (cost < costs[slots - shortest] &&
                                (g->option_limit[o] < 0 ||
                                 g->limits[g->option_limit[o] + (int64_t)(slots - shortest) * s->words + (at >> 6)] >>
                                         (at & 63) &
                                     1))
                                costs[slots - shortest] = cost;
                        }
                    }
                    int kept_first[SLOTS + 1];
                    if (keep > 0) {
                        for (int i = 0; i < lengths; i++) kept_first[i] = -1;
                        for (int i = g->promise_at[way]; i < g->promise_at[way + 1]; i++) {
                            const int32_t *pr = g->promise + 4 * i;
                            int at = pr[2] / g->grid - g->first, slots = (pr[3] - pr[2]) / g->grid;
                            if (pr[0] != t || pr[1] != day || at < 0 || slots < shortest || slots > upto) continue;
                            if (!is_set(&free, at) || run_from(s, &free, at) < slots) continue;
                            if (g->option_limit[o] >= 0 &&
                                !(g->limits[g->option_limit[o] + (int64_t)(slots - shortest) * s->words + (at >> 6)] >>
                                      (at & 63) &
                                  1))
                                continue;
                            Lesson u = {pr[2], pr[3], way, t, day, isolation, 1};
                            if (slots > slots_for(s, &u)) continue;
                            int64_t cost = detour(s, &u) + own_price(g, &u);
                            if (cost < costs[slots - shortest]) {
                                costs[slots - shortest] = cost;
                                kept_first[slots - shortest] = at;
                            }
                        }
                    }
                    for (int i = lengths - 1; i >= 0; i--) {
                        if (costs[i] >= INT64_MAX / 4) continue;
                        double worth = gains[i] - dear - (double)costs[i] + blur * (shortest + i);
                        double rank = worth - taste->per_minute * gains[i];
                        if (worth > 0 && rank > value) {
                            value = rank;
                            found_teacher = t, found_day = day, found_option = o, found_slots = shortest + i;
                            found_cost = costs[i];
                            best->first = keep > 0 ? kept_first[i] : -1;
                        }
                    }
                }
            }
        }
    }
    if (found_teacher < 0) return 0;
    best->value = value, best->way = way, best->teacher = found_teacher, best->day = found_day;
    best->isolation = g->option_isolation[found_option];
    if (best->first < 0) { /* one of the starts that cost the least */
        Bits free = bits_of(s, g->option_free + (int64_t)found_option * s->words);
        Bits there = bits_of(s, g->teacher_free + (int64_t)(found_teacher * g->days + found_day) * s->words), same;
        also(s, &free, &there);
        day_room(s, way, found_day, &there);
        also(s, &free, &there);
        clear_round(s, &free, found_teacher, found_day, way, best->isolation);
        Bits starts = runs(s, free, found_slots);
        if (g->option_limit[found_option] >= 0) {
            Bits allowed =
                bits_of(s, g->limits + g->option_limit[found_option] + (int64_t)(found_slots - shortest) * s->words);
            also(s, &starts, &allowed);
        }
        memset(&same, 0, sizeof same);
        for (int at = from(s, &starts, 0); at >= 0; at = after(s, &starts, at)) {
            Lesson u = {(at + g->first) * g->grid, 0, way, found_teacher, found_day, 0, 1};
            int64_t cost = detour(s, &u) + energy(g, way, found_day, at, at + found_slots);
            if (cost == found_cost && found_slots <= slots_for(s, &u)) set(&same, at);
        }
        best->first = an_end(s, &same);
    }
    best->last = best->first + found_slots;
    return 1;
}

/* The best place over all ways of a need by itself (task >= 0), or of a group's way (-1 - task). */
static int best_of_task(Search *s, int task, const Taste *taste, Spot *best) {
    const Ground *g = s->g;
    if (task < 0) return best_spot(s, -1 - task, taste, best);
    int found = 0;
    for (int i = g->single_at[task]; i < g->single_at[task + 1]; i++) {
        Spot spot;
        if (best_spot(s, g->single[i], taste, &spot) && (!found || spot.value > best->value)) {
            *best = spot;
            found = 1;
        }
    }
    return found;
}

/* Ruin: which lessons go. They gather in marks; the moves are those of ruin.py. */

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

/* Clear places with some teachers of a student for what the others give. */
static int fewer_teachers(Search *s) {
    const Ground *g = s->g;
    int p = s->scattered[below(s, s->scattered_count)], staying = -1, leaving = -1, able = 0;
    if (s->known[p] < 2) return -1;
    for (int t = 0; t < g->teachers; t++)
        if (s->alone[p * g->teachers + t] && below(s, ++able) == 0) staying = t;
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
        int p = s->part_students[i], alone = 0;
        for (int t = 0; t < g->teachers && !alone; t++) alone = s->alone[p * g->teachers + t];
        if (s->known[p] > (alone ? 1 : 2)) s->scattered[s->scattered_count++] = p;
    }
}

/* Recreate */

static void put(Search *s, const Spot *spot) {
    int id = place(s, spot);
    s->in_place[s->in_count++] = id;
}

static int may_put(const Search *s, const Spot *spot) {
    Lesson u = {0, 0, spot->way, spot->teacher, spot->day, 0, 1};
    return s->in_count < RUINED && has_room(s, &u);
}

static int task_of(const Ground *g, int way) { return g->way_group[way] >= 0 ? -1 - way : g->way_need[g->way_at[way]]; }

/* List what is placed again: what room was made for, then by chance or by lack. */
static int tasks(Search *s, int first, int32_t *found) {
    const Ground *g = s->g;
    int many = 0;
    double rank[RUINED];
    int by_lack = chance(s) < 0.5, begin = 0;
    if (first >= 0) found[many++] = task_of(g, first), begin = 1;
    for (int round = 0; round < s->out_count + (s->unmet_count ? 3 : 0); round++) {
        int way = round < s->out_count ? s->out[round].way : s->unmet[below(s, s->unmet_count)];
        for (int k = g->way_at[way]; k < g->way_at[way + 1]; k++) {
            int n = g->way_need[k];
            int begin_any = g->any_at[n], end_any = g->any_at[n + 1];
            for (int i = begin_any; i < end_any; i++) {
                int one = g->any[i];
                if (!s->own_way[one] || (round >= s->out_count && one != way)) continue;
                int task = task_of(g, one), known = 0;
                for (int j = 0; j < many; j++) known |= found[j] == task;
                if (known || many >= RUINED) continue;
                rank[many] = by_lack ? -minutes_wanted(s, one) * (1 + chance(s) * 0.3) : chance(s);
                found[many++] = task;
            }
        }
    }
    for (int i = begin + 1; i < many; i++)
        for (int j = i; j > begin && rank[j] < rank[j - 1]; j--) {
            double r = rank[j];
            int32_t task = found[j];
            rank[j] = rank[j - 1], found[j] = found[j - 1];
            rank[j - 1] = r, found[j - 1] = task;
        }
    return many;
}

/* Give each task a short lesson first, then let each be longer: scarce minutes are shared out. */
static void short_first(Search *s, const int32_t *found, int many, const Taste *taste) {
    Taste brief = *taste;
    brief.brief = 1;
    Spot spot;
    for (int i = 0; i < many; i++)
        if (best_of_task(s, found[i], &brief, &spot) && may_put(s, &spot)) put(s, &spot);
    for (int i = 0; i < s->in_count; i++) {
        Lesson u = take(s, s->in_place[i]);
        if (best_of_task(s, task_of(s->g, u.way), taste, &spot)) {
            s->in_place[i] = place(s, &spot);
        } else {
            s->cost += change(s, &u);
            s->in_place[i] = enter(s, u);
        }
    }
}

static void recreate(Search *s, int first, int split) {
    int32_t found[RUINED];
    int many = tasks(s, first, found);
    Taste taste = {NOISES[below(s, 4)], LEANINGS[below(s, 5)], 1, 0};
    double usual = taste.per_minute;
    Spot spot;
    if (split && first < 0) short_first(s, found, many, &taste);
    for (int i = 0; i < many; i++) {
        taste.per_minute = split && i == 0 && first >= 0 ? 0.95 : usual;
        while (best_of_task(s, found[i], &taste, &spot) && may_put(s, &spot)) put(s, &spot);
    }
}

static void keep_best(Search *s) {
    s->best_cost = s->cost;
    s->best_count = 0;
    for (int i = 0; i < s->need_count; i++) {
        const Day *of = &s->of_need[s->part_needs[i]];
        for (int k = 0; k < of->count; k++) {
            const Lesson *u = &s->lessons[of->lessons[k]];
            int mine = u->movable && s->own_teacher[u->teacher] && s->own_way[u->way];
            if (mine && s->g->way_need[s->g->way_at[u->way]] == s->part_needs[i]) s->best[s->best_count++] = *u;
        }
    }
}

static void step(Search *s, double temperature) {
    int split, first = ruin(s, &split);
    if (!s->mark_count && first < 0) return;
    int64_t before = s->cost;
    s->out_count = s->in_count = 0;
    for (int i = 0; i < s->mark_count; i++) s->out[s->out_count++] = take(s, s->marks[i]);
    recreate(s, first, split);
    if (s->cost <= before || (double)s->cost < (double)before - temperature * log(chance(s) + 1e-12)) {
        if (s->cost < s->best_cost) keep_best(s);
        return;
    }
    for (int i = 0; i < s->in_count; i++) leave(s, s->in_place[i]);
    for (int i = 0; i < s->out_count; i++) enter(s, s->out[i]);
    s->cost = before;
}

/* What Python calls */

static void *grab(Search *s, size_t count, size_t size) {
    void *memory = calloc(count + 1, size);
    if (!memory)
        s->is_short = 1;
    else
        s->grabbed[s->grabbed_count++] = memory;
    return memory;
}

static Day *days_of(Search *s, int count, int each) {
    Day *days = grab(s, (size_t)count, sizeof(Day));
    int32_t *lists = grab(s, (size_t)count * (size_t)each, sizeof(int32_t));
    for (int i = 0; !s->is_short && i < count; i++) days[i].lessons = lists + (size_t)i * (size_t)each;
    return days;
}

/* What a lesson of each length costs at least on a day, whatever else stands. */
static void find_least(Search *s) {
    const Ground *g = s->g;
    size_t all = 0;
    for (int way = 0; way < g->own_ways; way++)
        if (g->way_longest[way] >= g->way_shortest[way])
            all += (size_t)(g->way_longest[way] - g->way_shortest[way] + 1);
    int32_t *row = grab(s, all * (size_t)g->days, sizeof(int32_t));
    s->least_of = grab(s, (size_t)g->own_ways * (size_t)g->days, sizeof(int32_t *));
    for (int i = 0; !s->is_short && i < g->own_ways * g->days; i++) {
        int way = i / g->days, day = i % g->days;
        s->least_of[i] = row;
        for (int slots = g->way_shortest[way]; slots <= g->way_longest[way]; slots++) {
            int64_t least = INT32_MAX / 2;
            for (int o = g->option_at[i]; o < g->option_at[i + 1]; o++) {
                Bits starts = runs(s, bits_of(s, g->option_free + (int64_t)o * s->words), slots);
                for (int at = from(s, &starts, 0); at >= 0; at = after(s, &starts, at)) {
                    int64_t cost = energy(g, way, day, at, at + slots);
                    if (cost < least) least = cost;
                }
            }
            *row++ = (int32_t)least;
        }
    }
}

OFFERED int32_t quick_version(void) { return VERSION; }

/* So many bytes have the two things that Python writes: another layout would be read as nonsense. */
OFFERED int32_t quick_sizes(void) { return (int32_t)(sizeof(Ground) * 1000 + sizeof(Lesson)); }

OFFERED void quick_free(Search *s) {
    for (int i = 0; s && i < s->grabbed_count; i++) free(s->grabbed[i]);
    free(s);
}

/* A search over a problem, with room for so many lessons; nothing where the memory is short. */
OFFERED Search *quick_new(const Ground *g, int32_t lessons) {
    Search *s = calloc(1, sizeof(Search));
    if (!s) return NULL;
    size_t by_teacher = (size_t)g->students * (size_t)g->teachers;
    s->g = g;
    s->room_for = lessons;
    s->words = (g->slots + 63) / 64;
    for (int way = 0; way < g->ways; way++) s->has_remote |= g->way_remote[way];
    for (int i = 0; i < g->slots; i++) set(&s->full, i);
    s->lessons = grab(s, (size_t)lessons, sizeof(Lesson));
    s->best = grab(s, (size_t)lessons, sizeof(Lesson));
    s->free = grab(s, (size_t)lessons, sizeof(int32_t));
    s->of_teacher = days_of(s, g->teachers * g->days, OF_TEACHER);
    s->of_student = days_of(s, g->students * g->days, OF_STUDENT);
    s->of_room = days_of(s, g->places * g->days, OF_ROOM);
    s->of_need = days_of(s, g->needs, OF_NEED);
    s->need_day_minutes = grab(s, (size_t)g->needs * (size_t)g->days, sizeof(int32_t));
    s->need_day_lessons = grab(s, (size_t)g->needs * (size_t)g->days, sizeof(int32_t));
    s->group_minutes = grab(s, (size_t)g->groups, sizeof(int32_t));
    s->group_day_lessons = grab(s, (size_t)g->groups * (size_t)g->days, sizeof(int32_t));
    s->delivered = grab(s, (size_t)g->students, sizeof(int32_t));
    s->known = grab(s, (size_t)g->students, sizeof(int32_t));
    s->lessons_by = grab(s, by_teacher, sizeof(int32_t));
    s->alone = grab(s, by_teacher, 1);
    s->part_ways = grab(s, (size_t)g->own_ways, sizeof(int32_t));
    s->unmet = grab(s, (size_t)g->own_ways, sizeof(int32_t));
    s->urgent = grab(s, (size_t)g->own_ways, sizeof(int32_t));
    s->part_needs = grab(s, (size_t)g->needs, sizeof(int32_t));
    s->part_students = grab(s, (size_t)g->students, sizeof(int32_t));
    s->part_by_home = grab(s, (size_t)g->students, sizeof(int32_t));
    s->scattered = grab(s, (size_t)g->students, sizeof(int32_t));
    s->part_at = grab(s, (size_t)g->places + 2, sizeof(int32_t));
    if (!s->is_short) find_least(s);
    if (s->is_short) {
        quick_free(s);
        return NULL;
    }
    for (int i = lessons - 1; i >= 0; i--) s->free[s->free_count++] = i;
    return s;
}

/* Put a lesson of a standing week in place, without its cost; 0 where the lists have no room. */
OFFERED int32_t quick_stand(Search *s, const Lesson *u) {
    if (!has_room(s, u)) return 0;
    enter(s, *u);
    return 1;
}

/* Say what may change, and what the week costs that stands. */
OFFERED void quick_part(Search *s, const uint8_t *own_way, const uint8_t *own_teacher, int64_t cost) {
    const Ground *g = s->g;
    s->own_way = own_way, s->own_teacher = own_teacher;
    s->way_count = s->need_count = s->student_count = 0;
    for (int way = 0; way < g->own_ways; way++)
        if (own_way[way]) s->part_ways[s->way_count++] = way;
    for (int n = 0; n < g->needs; n++) {
        int mine = 0;
        for (int i = g->any_at[n]; i < g->any_at[n + 1]; i++) mine |= own_way[g->any[i]];
        if (mine) s->part_needs[s->need_count++] = n;
    }
    for (int p = 0; p < g->students; p++) {
        int mine = 0, needs = 0;
        for (int k = g->own_at[p]; k < g->own_at[p + 1]; k++)
            for (int i = g->any_at[g->own[k]]; i < g->any_at[g->own[k] + 1]; i++) mine |= own_way[g->any[i]];
        if (!mine) continue;
        s->part_students[s->student_count++] = p;
        for (int k = g->own_at[p]; k < g->own_at[p + 1]; k++) {
            if (!g->need_target[g->own[k]]) continue;
            needs++;
            for (int t = 0; t < g->teachers; t++) {
                int able = 0;
                for (int i = g->single_at[g->own[k]]; i < g->single_at[g->own[k] + 1]; i++)
                    for (int j = g->teacher_at[g->single[i]]; j < g->teacher_at[g->single[i] + 1]; j++)
                        able |= g->teacher_of[j] == t && own_teacher[t];
                s->alone[p * g->teachers + t] = (uint8_t)(able && (needs == 1 || s->alone[p * g->teachers + t]));
            }
        }
    }
    int filled = 0;
    for (int home = 0; home <= g->places; home++) {
        s->part_at[home] = filled;
        for (int i = 0; i < s->student_count; i++)
            if (g->student_home[s->part_students[i]] == home) s->part_by_home[filled++] = s->part_students[i];
    }
    s->part_at[g->places + 1] = filled;
    s->cost = cost;
    keep_best(s);
    look(s);
}

/* So many steps at a temperature; gives the least cost so far. */
OFFERED int64_t quick_run(Search *s, int32_t steps, double temperature, uint64_t seed) {
    s->chance = seed | 1;
    for (int i = 0; i < steps && s->way_count; i++) {
        if (s->since_look++ >= LOOK) look(s);
        step(s, temperature);
    }
    return s->best_cost;
}

/* Write the movable lessons of the best week; gives their number. */
OFFERED int32_t quick_best(const Search *s, Lesson *lessons) {
    memcpy(lessons, s->best, sizeof(Lesson) * (size_t)s->best_count);
    return s->best_count;
}
