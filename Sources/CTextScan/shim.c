#include "text_scan.h"
