/* The step of the lower bound that takes longest, for bound_offers.py, which does the same where this is not there. */

/* What the lessons of some rows add at their end and take at their start, and the longest from each start. */
typedef struct {
    int32_t rows, slots, stops, shortest, lengths;
    const int64_t *times, *stop, *around; /* of a row */
    const double *share;
    const double *student_end, *student_start; /* by student's day and slot, one slot more than there are */
    const double *teacher_end, *teacher_start; /* by the time around a lesson, stop and slot */
    const uint8_t *longest;                    /* by row and slot */
} Offers;

/* The cheapest start of each length in a row, the first of equal ones; best comes filled with what is never. */
static void cheapest_starts(const Offers *o, int row, double *best, int64_t *start) {
    double end[SLOTS + 1], begin[SLOTS + 1];
    int wide = o->slots + 1;
    int64_t mine = o->times[row] * wide, theirs = (o->around[row] * o->stops + o->stop[row]) * wide;
    for (int i = 0; i < wide; i++) {
        end[i] = o->student_end[mine + i] + o->share[row] * o->teacher_end[theirs + i];
        begin[i] = o->student_start[mine + i] + o->share[row] * o->teacher_start[theirs + i];
    }
    const uint8_t *longest = o->longest + (int64_t)row * o->slots;
    for (int at = 0; at < o->slots; at++) {
        const double *until = end + at + o->shortest;
        int lengths = least_of(longest[at] - o->shortest + 1, o->lengths);
        for (int i = 0; i < lengths; i++) {
            double cost = until[i] - begin[at];
            start[i] = cost < best[i] ? at : start[i];
            best[i] = cost < best[i] ? cost : best[i];
        }
    }
}
