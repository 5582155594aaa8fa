# SPDX-License-Identifier: GPL-3.0-or-later
# Photographs a second with one and two workers beside the time by stage. It borrows the tests' sample library.
if(TARGET consentry_vision_samples)
  add_executable(bench_vision "${CMAKE_CURRENT_LIST_DIR}/bench_vision.cpp")
  target_link_libraries(bench_vision PRIVATE consentry_flags consentry_vision_samples deps::fmt)
  target_include_directories(bench_vision PRIVATE "${CMAKE_CURRENT_LIST_DIR}/../unit/vision")
endif()
# The cage's price, beside the same decoding without it.
if(TARGET consentry_vision_samples)
  add_executable(bench_decoder "${CMAKE_CURRENT_LIST_DIR}/bench_decoder.cpp")
  target_link_libraries(bench_decoder PRIVATE consentry_flags consentry_vision_samples deps::fmt)
  target_include_directories(bench_decoder PRIVATE "${CMAKE_CURRENT_LIST_DIR}/../unit/vision")
endif()
