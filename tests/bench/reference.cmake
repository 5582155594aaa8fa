# SPDX-License-Identifier: GPL-3.0-or-later
# dlib's own pipeline as a program, for whole_job.py. Its templates are dlib's: our warnings are not for them.
add_executable(reference_program reference_program.cpp)
target_compile_features(reference_program PRIVATE cxx_std_23)
target_compile_options(reference_program PRIVATE -O2 -fno-sanitize=all)
target_link_options(reference_program PRIVATE -fno-sanitize=all)
target_link_libraries(reference_program PRIVATE deps::dlib deps::turbojpeg)
