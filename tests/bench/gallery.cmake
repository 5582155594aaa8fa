# SPDX-License-Identifier: GPL-3.0-or-later
# FAISS is only the yardstick: without it the bench prints our own times alone.
add_executable(bench_gallery "${CMAKE_CURRENT_LIST_DIR}/bench_gallery.cpp")
target_link_libraries(bench_gallery PRIVATE consentry_flags consentry::gallery deps::fmt)
find_package(OpenMP QUIET COMPONENTS CXX)
find_path(faiss_INCLUDE faiss/IndexFlat.h)
find_library(faiss_LIBRARY faiss)
if(OpenMP_CXX_FOUND AND faiss_INCLUDE AND faiss_LIBRARY)
  target_include_directories(bench_gallery SYSTEM PRIVATE "${faiss_INCLUDE}")
  # OpenBLAS, as dlib gets it: with the system's reference BLAS FAISS would be beaten too easily.
  target_link_libraries(bench_gallery PRIVATE "${faiss_LIBRARY}" "${openblas_LIBRARY}" OpenMP::OpenMP_CXX)
  target_compile_definitions(bench_gallery PRIVATE CONSENTRY_HAS_FAISS)
endif()
