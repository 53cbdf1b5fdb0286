export interface PeopleRepository {}
