/* The best place for one more lesson, as insertion.py and openings.py find it: for each day of each teacher what a
   lesson of each length costs at least, then the lengths, days and teachers compared. */

enum { LOST = 15 }; /* tenths for each minute of a rest that is too short for a lesson */

#define DEAR (INT64_MAX / 4)

/* What is asked for a way, and the best answer so far. */
typedef struct {
    int way, shortest, lengths, is_group;
    double gains[SLOTS + 1], leaned[SLOTS + 1]; /* by length, the shortest first */
    double lean, noise, keep;                   /* keep: what a published lesson that is kept may save */
    /* of each day: what it wins at most before chance and the teacher, and, looked up once, what students have */
    double top[DAYS];
    uint8_t is_known[DAYS];
    int most_of[DAYS];
    Bits free_of[DAYS];
    /* the best so far; first is -1 where any of the cheapest starts will do */
    double value;
    int teacher, day, option, slots, first;
    int64_t cost;
} Asked;

/* What a lesson of each length wins; 0 where there is nothing to give. */
static int ask(const Search *s, int way, const Taste *taste, Asked *a) {
    const Ground *g = s->g;
    int wanted = minutes_wanted(s, way) / g->grid, longest = least_of(wanted, g->way_longest[way]);
    a->way = way, a->shortest = g->way_shortest[way], a->is_group = g->way_group[way] >= 0;
    if (longest < a->shortest) return 0;
    a->lengths = taste->brief ? 1 : longest - a->shortest + 1;
    a->lean = taste->per_minute, a->noise = taste->noise * g->grid;
    a->keep = g->promise_at[way + 1] > g->promise_at[way] ? g->changed : 0;
    for (int i = 0; i < a->lengths; i++) {
        int slots = a->shortest + i, rest = wanted - slots;
        a->gains[i] = (double)gain(s, way, slots * g->grid);
        if (rest > 0 && taste->thrifty) {
            int lost = rest < a->shortest ? rest : rest - least_of(rest, rest / a->shortest * g->way_longest[way]);
            a->gains[i] -= LOST * g->grid * (lost > 0 ? lost : 0);
        }
        a->leaned[i] = (1.0 - a->lean) * a->gains[i];
    }
    for (int day = 0; day < g->days; day++) {
        const int32_t *least = s->least_of[way * g->days + day];
        a->is_known[day] = 0;
        a->top[day] = -1e18;
        for (int i = 0; i < a->lengths; i++)
            if (a->leaned[i] - least[i] > a->top[day]) a->top[day] = a->leaned[i] - least[i];
    }
    a->value = a->lean > 0 ? -1e18 : 0.0;
    a->teacher = -1;
    return 1;
}

static int day_known(const Search *s, Asked *a, int day) {
    if (!a->is_known[day]) {
        a->is_known[day] = 1;
        a->most_of[day] = day_room(s, a->way, day, &a->free_of[day]);
    }
    return a->most_of[day];
}

/* The slots that an option of a teacher has free for the way. */
static Bits free_slots(const Search *s, Asked *a, int t, int day, int option) {
    const Ground *g = s->g;
    Bits free = bits_of(s, g->option_free + (int64_t)option * s->words);
    Bits there = bits_of(s, g->teacher_free + (int64_t)(t * g->days + day) * s->words);
    also(s, &free, &there);
    also(s, &free, &a->free_of[day]);
    if (any(s, &free)) clear_round(s, &free, t, day, a->way, g->option_isolation[option]);
    return free;
}

/* Whether windows and isolation let a lesson of a length start at a slot. */
static int may_start(const Search *s, const Asked *a, int option, int slots, int at) {
    int limit = s->g->option_limit[option];
    if (limit < 0) return 1;
    const uint64_t *mask = s->g->limits + limit + (int64_t)(slots - a->shortest) * s->words;
    return (int)(mask[at >> 6] >> (at & 63) & 1);
}

/* What a lesson of each length costs at least, beside its minutes and its teacher. */
static void find_costs(const Search *s, const Asked *a, int t, int day, int option, int upto, const Bits *free,
                       int64_t *costs) {
    const Ground *g = s->g;
    const Day *round = teacher_day(s, t, day);
    const int32_t *sums = g->energy + ((int64_t)g->way_student[g->way_at[a->way]] * g->days + day) * (g->slots + 1);
    int32_t joined[SLOTS + 1];
    if (a->is_group) {
        for (int i = 0; i <= g->slots; i++) joined[i] = (int32_t)energy(g, a->way, day, 0, i);
        sums = joined;
    }
    Bits starts = runs(s, *free, a->shortest);
    int later = 0, known = -1, cap = SLOTS, end = -1, is_remote = g->way_remote[a->way], here = g->way_place[a->way];
    int64_t way_cost = 0;
    for (int at = from(s, &starts, 0); at >= 0; at = after(s, &starts, at)) {
        int minute = (at + g->first) * g->grid;
        while (later < round->count && s->lessons[round->lessons[later]].start < minute) later++;
        if (later != known && is_remote) {
            cap = slots_beside_walking(s, round, later);
        } else if (later != known) {
            int before = place_of(s, neighbour(s, round, later - 1, -1));
            way_cost = toll(g, here, before, place_of(s, neighbour(s, round, later, 1)));
        }
        known = later;
        if (at >= end) end = at + run_from(s, free, at);
        int longest = least_of(least_of(upto, cap), end - at);
        for (int slots = a->shortest; slots <= longest; slots++) {
            int64_t cost = way_cost + sums[at + slots] - sums[at];
            if (cost < costs[slots - a->shortest] && may_start(s, a, option, slots, at))
                costs[slots - a->shortest] = cost;
        }
    }
}

/* Where a published lesson would be kept, that counts, too. */
static void find_kept(const Search *s, const Asked *a, int t, int day, int option, int upto, const Bits *free,
                      int64_t *costs, int *kept) {
    const Ground *g = s->g;
    for (int i = g->promise_at[a->way]; i < g->promise_at[a->way + 1]; i++) {
        const int32_t *p = g->promise + 4 * i;
        Lesson u = {p[2], p[3], a->way, t, day, g->option_isolation[option], 1};
        int at = p[2] / g->grid - g->first, slots = (p[3] - p[2]) / g->grid;
        if (p[0] != t || p[1] != day || at < 0 || slots < a->shortest || slots > upto) continue;
        if (!is_set(free, at) || run_from(s, free, at) < slots || slots > slots_for(s, &u)) continue;
        int64_t cost = detour(s, &u) + own_price(g, &u);
        if (may_start(s, a, option, slots, at) && cost < costs[slots - a->shortest])
            costs[slots - a->shortest] = cost, kept[slots - a->shortest] = at;
    }
}

/* Compare the lengths of an option; blur is what chance adds for each slot. */
static void weigh_option(const Search *s, Asked *a, int t, int day, int option, int upto, double dear, double blur) {
    int64_t costs[SLOTS + 1];
    int kept[SLOTS + 1];
    Bits free = free_slots(s, a, t, day, option);
    for (int i = 0; i < a->lengths; i++) costs[i] = DEAR, kept[i] = -1;
    find_costs(s, a, t, day, option, upto, &free, costs);
    if (a->keep > 0) find_kept(s, a, t, day, option, upto, &free, costs, kept);
    for (int i = a->lengths - 1; i >= 0; i--) {
        double worth = a->gains[i] - dear - (double)costs[i] + blur * (a->shortest + i);
        if (costs[i] < DEAR && worth > 0 && worth - a->lean * a->gains[i] > a->value) {
            a->value = worth - a->lean * a->gains[i];
            a->teacher = t, a->day = day, a->option = option;
            a->slots = a->shortest + i, a->first = kept[i], a->cost = costs[i];
        }
    }
}

/* Compare the days of a teacher who costs so much; days that cannot be the best are not looked at. */
static void weigh_teacher(Search *s, Asked *a, int t, double dear) {
    const Ground *g = s->g;
    for (int day = 0; day < g->days; day++) {
        int begin = g->option_at[a->way * g->days + day], end = g->option_at[a->way * g->days + day + 1];
        int left = g->teacher_max[t] < 0 ? 24 * 60 : g->teacher_max[t] - teacher_day(s, t, day)->minutes;
        if (begin == end || left < a->shortest * g->grid) continue;
        double blur = a->noise > 0 ? a->noise * chance(s) : 0.0;
        int longest = a->shortest + a->lengths - 1;
        if (a->top[day] + blur * longest + a->keep - dear <= a->value) continue;
        int upto = least_of(least_of(day_known(s, a, day), left) / g->grid, longest);
        for (int option = begin; option < end && upto >= a->shortest; option++)
            if (!(g->option_isolation[option] & AIRBORNE) || g->teacher_cleared[t])
                weigh_option(s, a, t, day, option, upto, dear, blur);
    }
}

/* One of the starts that cost what was found. */
static int a_cheap_start(Search *s, Asked *a) {
    const Ground *g = s->g;
    Bits free = free_slots(s, a, a->teacher, a->day, a->option), starts = runs(s, free, a->slots), cheap = {{0}};
    for (int at = from(s, &starts, 0); at >= 0; at = after(s, &starts, at)) {
        Lesson u = {(at + g->first) * g->grid, 0, a->way, a->teacher, a->day, 0, 1};
        int64_t cost = detour(s, &u) + energy(g, a->way, a->day, at, at + a->slots);
        if (cost == a->cost && a->slots <= slots_for(s, &u) && may_start(s, a, a->option, a->slots, at))
            set(&cheap, at);
    }
    return an_end(s, &cheap);
}

/* What a teacher costs more; to begin with one who cannot give all, where another can, will cost that, too. */
static double price_of_teacher(const Search *s, const Asked *a, int p, int t) {
    int row = p * s->g->teachers, second = !a->is_group && !s->known[p] && s->some_alone[p] && !s->alone[row + t];
    return (double)(teacher_price(s, a->way, t) + (second ? s->g->extra : 0));
}

/* The best place for a lesson of one way; 0 where none lowers the cost. Teachers who are known come first. */
static int best_spot(Search *s, int way, const Taste *taste, Spot *best) {
    const Ground *g = s->g;
    Asked a;
    if (!ask(s, way, taste, &a)) return 0;
    int p = g->way_student[g->way_at[way]];
    for (int fresh = 0; fresh < (a.is_group ? 1 : 2); fresh++)
        for (int k = g->teacher_at[way]; k < g->teacher_at[way + 1]; k++) {
            int t = g->teacher_of[k];
            if (!s->own_teacher[t] || (!a.is_group && (s->lessons_by[p * g->teachers + t] > 0) == fresh)) continue;
            weigh_teacher(s, &a, t, price_of_teacher(s, &a, p, t));
        }
    if (a.teacher < 0) return 0;
    int first = a.first < 0 ? a_cheap_start(s, &a) : a.first;
    Spot spot = {a.value, way, a.teacher, a.day, first, first + a.slots, g->option_isolation[a.option]};
    *best = spot;
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
