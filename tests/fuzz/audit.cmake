# SPDX-License-Identifier: GPL-3.0-or-later
# The log's parsers and its verifier: everything that an exported bundle, a slip or a proof can bring in from outside.
foreach(part entry checkpoint bundle proof)
  set(source "${CMAKE_CURRENT_LIST_DIR}/fuzz_audit_${part}.cpp")
  if(CONSENTRY_FUZZ)
    add_executable(fuzz_audit_${part} "${source}")
    target_link_libraries(fuzz_audit_${part} PRIVATE consentry_flags consentry::audit)
    target_link_options(fuzz_audit_${part} PRIVATE -fsanitize=fuzzer)
  elseif(CONSENTRY_TESTS)
    add_executable(replay_audit_${part} "${source}" "${CMAKE_CURRENT_LIST_DIR}/replay.cpp")
    target_link_libraries(replay_audit_${part} PRIVATE consentry_flags consentry::audit)
    add_test(NAME replay_audit_${part}
             COMMAND replay_audit_${part} "${CMAKE_CURRENT_LIST_DIR}/corpus/audit_${part}")
    set_tests_properties(replay_audit_${part} PROPERTIES LABELS "fuzz" TIMEOUT 60)
  endif()
endforeach()
