# SPDX-License-Identifier: GPL-3.0-or-later
# The readers of outside files. With CONSENTRY_FUZZ (clang) each becomes a fuzzer; otherwise its corpus is replayed as
# a test, when there is a replay main.
foreach(part backup_manifest manifest consents order policy profile restore_proposal)
  set(corpus "${CMAKE_CURRENT_LIST_DIR}/corpus/${part}")
  if(CONSENTRY_FUZZ)
    add_executable(fuzz_${part} "${CMAKE_CURRENT_LIST_DIR}/fuzz_${part}.cpp")
    target_link_libraries(fuzz_${part} PRIVATE consentry_flags consentry::exchange)
    target_link_options(fuzz_${part} PRIVATE -fsanitize=fuzzer)
  elseif(CONSENTRY_TESTS)
    add_executable(replay_${part} "${CMAKE_CURRENT_LIST_DIR}/fuzz_${part}.cpp" "${CMAKE_CURRENT_LIST_DIR}/replay.cpp")
    target_link_libraries(replay_${part} PRIVATE consentry_flags consentry::exchange)
    add_test(NAME replay_${part} COMMAND replay_${part} "${corpus}")
    set_tests_properties(replay_${part} PROPERTIES LABELS "fuzz" TIMEOUT 60)
  endif()
endforeach()
