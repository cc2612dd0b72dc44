"""Who and where: regions, departments, centres, windows, calendars, staff."""
