-- A notice makes commits queue behind each other, and woke the worker for every act by itself: it looks for what waits instead.
drop trigger outbox_wakes on "Outbox";
drop function onmaru_outbox_wakes();
