-- Store version 9: written forms that are no part of their name are few, and found without a look at every mention.

CREATE INDEX mention_by_other_form ON mention (text, name, lowest, highest) WHERE instr(name, text) = 0;
