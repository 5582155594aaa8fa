# SPDX-License-Identifier: GPL-3.0-or-later
# One INTERFACE target holds every flag; one function makes a layer library.

add_library(consentry_flags INTERFACE)
target_compile_features(consentry_flags INTERFACE cxx_std_23)
target_include_directories(consentry_flags INTERFACE "${PROJECT_SOURCE_DIR}/src")
target_compile_options(consentry_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Woverloaded-virtual
  -Wold-style-cast -Wcast-qual -Wformat=2 -Wimplicit-fallthrough -Wswitch -Werror
  # GCC 12 sees overlapping copies in std::string's operator+ that are not there (its bug 105651): no -Wrestrict.
  $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond -Wlogical-op -Wno-restrict>
  -fstack-protector-strong -fno-plt)
if(NOT CONSENTRY_SANITIZE)
  target_compile_definitions(consentry_flags INTERFACE
    $<$<NOT:$<CONFIG:Debug>>:_FORTIFY_SOURCE=2> _GLIBCXX_ASSERTIONS)
endif()
target_link_options(consentry_flags INTERFACE -Wl,-z,relro,-z,now)
if(CONSENTRY_SANITIZE)
  target_compile_options(consentry_flags INTERFACE -fsanitize=${CONSENTRY_SANITIZE} -fno-omit-frame-pointer)
  target_link_options(consentry_flags INTERFACE -fsanitize=${CONSENTRY_SANITIZE})
  # GCC takes the sanitizers' own instrumentation for uninitialised reads (in <regex>, for one).
  target_compile_options(consentry_flags INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
endif()
if(CONSENTRY_FUZZ)
  target_compile_options(consentry_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_CXX_EXTENSIONS OFF)

# consentry_layer(NAME SOURCES a.cpp … [PUBLIC lib …] [PRIVATE lib …])
# Makes the static library consentry_NAME with the house's flags.
function(consentry_layer name)
  cmake_parse_arguments(ARG "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
  add_library(consentry_${name} STATIC ${ARG_SOURCES})
  add_library(consentry::${name} ALIAS consentry_${name})
  target_link_libraries(consentry_${name} PUBLIC consentry_flags ${ARG_PUBLIC} PRIVATE ${ARG_PRIVATE})
endfunction()

# consentry_test(NAME SOURCES a.cpp … [LIBS lib …] [LABELS label …])
# A Catch2 program; each TEST_CASE becomes one ctest test only through the program itself (fast discovery is not worth
# the start-up of hundreds of processes), so the program is one ctest entry.
function(consentry_test name)
  cmake_parse_arguments(ARG "" "TIMEOUT" "SOURCES;LIBS;LABELS" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE consentry_flags consentry_catch_main ${ARG_LIBS})
  target_include_directories(${name} PRIVATE "${PROJECT_SOURCE_DIR}/tests/support")
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/tests")
  add_test(NAME ${name} COMMAND ${name})
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 300)
  endif()
  set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABELS}" TIMEOUT ${ARG_TIMEOUT}
    SKIP_RETURN_CODE 77)
  if(CONSENTRY_SANITIZE)
    # Else OpenVINO's TBB looks for its optional parts with RTLD_DEEPBIND, and the sanitizers end the program for it.
    set_tests_properties(${name} PROPERTIES ENVIRONMENT_MODIFICATION "TBB_ENABLE_SANITIZERS=set:1")
  endif()
endfunction()
