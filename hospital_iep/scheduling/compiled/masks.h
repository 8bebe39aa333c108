/* Chance, and sets of slots of a day. */

static uint64_t next(Search *s) {
    s->chance ^= s->chance >> 12;
    s->chance ^= s->chance << 25;
    s->chance ^= s->chance >> 27;
    return s->chance * 2685821657736338717ULL;
}

static double chance(Search *s) { return (double)(next(s) >> 11) * (1.0 / 9007199254740992.0); }

static int below(Search *s, int n) { return (int)((next(s) >> 33) % (uint64_t)n); }

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
