UPDATE audit SET detail = NULL WHERE instr(detail, :digits) > 0
