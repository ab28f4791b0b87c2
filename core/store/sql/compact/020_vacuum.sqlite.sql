-- Writes every page anew, so that nothing is left in the parts that rows no longer use.
VACUUM
