/* The search of improve.py and ruin.py once more, in C: many more steps a second.

   Nothing here says what a rule is. Masks of free slots, energy, clearances and limits come from the ground, which
   has them of the rules; what is found is put into the week lesson by lesson, and the week refuses what a rule
   forbids. What depends on the other lessons (breaks, rounds, classrooms, limits of a day) is looked up as the week
   does, here and there more strictly, never less. It is used where taking a lesson out never brings two others too
   close (Ground.ways_are_direct); Python's own search does all the rest. */

#include "ground.h"
#include "masks.h"
#include "standing.h"
#include "rooms.h"
#include "places.h"
#include "ruin.h"
#include "offers.h"

#ifdef _WIN32
#define OFFERED __declspec(dllexport)
#else
#define OFFERED
#endif

enum { VERSION = 1, LOOK = 128 }; /* every so many steps it is looked what moves are there for */

static const double LEANINGS[] = {0.0, 0.0, 0.0, 0.8, 0.95};
static const double NOISES[] = {0.0, 0.0, 2.0, 6.0};

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

OFFERED int32_t quick_offers_size(void) { return (int32_t)sizeof(Offers); }

/* For each row the cheapest start of each length. */
OFFERED void quick_offers(const Offers *o, double *best, int64_t *start) {
    for (int64_t row = 0; row < o->rows; row++)
        cheapest_starts(o, (int)row, best + row * o->lengths, start + row * o->lengths);
}

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
    s->some_alone = grab(s, (size_t)g->students, 1);
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
        s->some_alone[p] = 0;
        for (int t = 0; t < g->teachers; t++) s->some_alone[p] |= s->alone[p * g->teachers + t];
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
