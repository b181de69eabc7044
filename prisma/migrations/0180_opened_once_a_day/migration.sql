-- One official's opening of one record after the same words counts once a day: a digest with a key that is thrown away with the day, and with it all of these.
CREATE TABLE "SearchOpeningMark" (
    "mark" TEXT NOT NULL,

    CONSTRAINT "SearchOpeningMark_pkey" PRIMARY KEY ("mark")
);
