# SPDX-License-Identifier: GPL-3.0-or-later
set(CONSENTRY_UI_OFFICER_SOURCES
  officer/desk.hpp
  officer/review/case_panel.cpp officer/review/case_panel.hpp
  officer/review/case_queue_delegate.cpp officer/review/case_queue_delegate.hpp
  officer/review/case_queue_model.cpp officer/review/case_queue_model.hpp
  officer/review/case_stage.cpp officer/review/case_stage.hpp
  officer/review/choice_button.cpp officer/review/choice_button.hpp
  officer/review/comparison_view.cpp officer/review/comparison_view.hpp
  officer/review/judgement_bar.cpp officer/review/judgement_bar.hpp
  officer/review/key_help.cpp officer/review/key_help.hpp
  officer/review/photograph.cpp officer/review/photograph.hpp
  officer/review/queue_pane.cpp officer/review/queue_pane.hpp
  officer/review/reference_strip.cpp officer/review/reference_strip.hpp
  officer/review/review_desk.hpp
  officer/review/review_words.cpp officer/review/review_words.hpp
  officer/review/review_workspace.cpp officer/review/review_workspace.hpp
  officer/screen/run_model.cpp officer/screen/run_model.hpp
  officer/screen/run_tiles.cpp officer/screen/run_tiles.hpp
  officer/screen/screen_desk.hpp
  officer/screen/screen_workspace.cpp officer/screen/screen_workspace.hpp
  officer/watchlist/entry_form.cpp officer/watchlist/entry_form.hpp
  officer/watchlist/entry_model.cpp officer/watchlist/entry_model.hpp
  officer/watchlist/list_form.cpp officer/watchlist/list_form.hpp
  officer/watchlist/list_pane.cpp officer/watchlist/list_pane.hpp
  officer/watchlist/versions_panel.cpp officer/watchlist/versions_panel.hpp
  officer/watchlist/watchlist_desk.hpp
  officer/watchlist/watchlist_words.cpp officer/watchlist/watchlist_words.hpp
  officer/watchlist/watchlist_workspace.cpp officer/watchlist/watchlist_workspace.hpp)
