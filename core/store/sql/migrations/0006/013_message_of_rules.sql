UPDATE message SET origin = 'rule' WHERE author = 'auto'
