# SPDX-License-Identifier: GPL-3.0-or-later
# What a decoder that has been taken over may say to the program, and the other way round.
if(CONSENTRY_FUZZ)
  add_executable(fuzz_decoder_message "${CMAKE_CURRENT_LIST_DIR}/fuzz_decoder_message.cpp")
  target_link_libraries(fuzz_decoder_message PRIVATE consentry_flags consentry::decoder)
  target_link_options(fuzz_decoder_message PRIVATE -fsanitize=fuzzer)
elseif(CONSENTRY_TESTS)
  add_executable(replay_decoder_message "${CMAKE_CURRENT_LIST_DIR}/fuzz_decoder_message.cpp"
                 "${CMAKE_CURRENT_LIST_DIR}/replay.cpp")
  target_link_libraries(replay_decoder_message PRIVATE consentry_flags consentry::decoder)
  add_test(NAME replay_decoder_message
           COMMAND replay_decoder_message "${CMAKE_CURRENT_LIST_DIR}/corpus/decoder_message")
  set_tests_properties(replay_decoder_message PROPERTIES LABELS "fuzz" TIMEOUT 60)
endif()
