/** The kinds of unit that a caller may act for; what distinguishes them is a matter of the noun units. */
export type UnitKind = 'province' | 'board' | 'department' | 'agency' | 'district' | 'commune';
