/* What the search in C works on: a problem as rows of numbers, the lessons that stand, and one step's work.

   A day is a row of slots of the grid, the first of them the first at which anybody teaches. Minutes count from
   midnight, costs are tenths. Where each of a list has a list, all lie in one row, the i-th from at[i] up to
   at[i + 1]. -1 stands for none: no limit, no group, no classroom. */

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum {
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

typedef struct {
    uint64_t w[WORDS];
} Bits;

/* A problem, compiled; written by quick_rows.py. */
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
    uint8_t *alone, *some_alone; /* by student and teacher: who can give all; by student: whether anybody can */
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
