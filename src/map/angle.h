#ifndef DATELINE_MAP_ANGLE_H
#define DATELINE_MAP_ANGLE_H
/* Half a turn and a degree, which ISO C's <math.h> lacks. */
#define PI      3.14159265358979323846
#define RADIANS (PI / 180)

#endif
