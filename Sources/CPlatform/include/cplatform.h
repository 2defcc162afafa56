int cp_placeholder(void);
