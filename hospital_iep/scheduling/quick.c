/* The scheduler's inner search, compiled: plain C99, called through ctypes (see quick_library.py). */

#ifdef _WIN32
#define PUBLIC __declspec(dllexport)
#else
#define PUBLIC
#endif

/* Equal to VERSION in quick_library.py; changes with every change of what is called. */
PUBLIC int quick_version(void) { return 1; }
