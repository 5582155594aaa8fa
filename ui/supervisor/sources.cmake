# SPDX-License-Identifier: GPL-3.0-or-later
set(CONSENTRY_UI_SUPERVISOR_SOURCES
  supervisor/proposals/emergency_form.cpp supervisor/proposals/emergency_form.hpp
  supervisor/proposals/proposal_model.cpp supervisor/proposals/proposal_model.hpp
  supervisor/proposals/proposal_words.cpp supervisor/proposals/proposal_words.hpp
  supervisor/proposals/proposals_workspace.cpp supervisor/proposals/proposals_workspace.hpp)
