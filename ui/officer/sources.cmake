# SPDX-License-Identifier: GPL-3.0-or-later
set(CONSENTRY_UI_OFFICER_SOURCES
  officer/desk.hpp
  officer/review/case_panel.cpp officer/review/case_panel.hpp
  officer/review/case_queue_delegate.cpp officer/review/case_queue_delegate.hpp
  officer/review/case_queue_model.cpp officer/review/case_queue_model.hpp
  officer/review/choice_button.cpp officer/review/choice_button.hpp
  officer/review/comparison_view.cpp officer/review/comparison_view.hpp
  officer/review/judgement_bar.cpp officer/review/judgement_bar.hpp
  officer/review/key_help.cpp officer/review/key_help.hpp
  officer/review/photograph.cpp officer/review/photograph.hpp
  officer/review/queue_pane.cpp officer/review/queue_pane.hpp
  officer/review/reference_strip.cpp officer/review/reference_strip.hpp
  officer/review/review_desk.hpp
  officer/review/review_words.cpp officer/review/review_words.hpp)
