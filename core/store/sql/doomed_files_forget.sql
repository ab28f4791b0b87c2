DELETE FROM doomed_file
