# SPDX-License-Identifier: GPL-3.0-or-later
set(officer "${CMAKE_CURRENT_LIST_DIR}/officer")
add_executable(ui_officer ${officer}/main.cpp
  ${officer}/fake_desk.hpp ${officer}/samples.cpp ${officer}/samples.hpp
  ${officer}/test_review.cpp ${officer}/test_review.hpp
  ${officer}/test_screen.cpp ${officer}/test_screen.hpp
  ${officer}/test_watchlist.cpp ${officer}/test_watchlist.hpp
  administrator/test_models.cpp administrator/test_models.hpp
  auditor/test_accuracy.cpp auditor/test_accuracy.hpp)
target_include_directories(ui_officer PRIVATE "${officer}" administrator auditor)
target_link_libraries(ui_officer PRIVATE consentry_flags consentry::ui consentry::composition Qt6::Test)
set_target_properties(ui_officer PROPERTIES AUTOMOC ON RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/tests")
add_test(NAME ui_officer COMMAND ui_officer)
set_tests_properties(ui_officer PROPERTIES LABELS ui TIMEOUT 180
  ENVIRONMENT "QT_QPA_PLATFORM=offscreen;CONSENTRY_SCREENSHOTS=${PROJECT_BINARY_DIR}/screenshots")
