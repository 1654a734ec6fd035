create index completion_by_time on completion (learner_id, completed_at desc);
