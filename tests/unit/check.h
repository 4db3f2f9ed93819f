#ifndef DATELINE_TESTS_CHECK_H
#define DATELINE_TESTS_CHECK_H
/* What cmocka wants included, in its order. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#endif
