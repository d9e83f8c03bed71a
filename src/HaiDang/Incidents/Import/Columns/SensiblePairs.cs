namespace HaiDang.Incidents.Import.Columns;

/// <summary>Do the guesses make sense together? Half a point is no point; a time of day needs a day; a month gives way to a day.</summary>
internal static class SensiblePairs
{
    public static List<GuessColumns.Guess> Settle(List<GuessColumns.Guess> guesses, ColumnSurvey[] columns)
    {
        Clock(Field.Start, Field.StartDate, Field.StartTime);
        Clock(Field.End, Field.EndDate, Field.EndTime);
        if (Has(Field.Start) || Has(Field.StartDate)) Forget(Field.Month);
        if (!Has(Field.Start) && !Has(Field.StartDate) && !Has(Field.Month) && Has(Field.End)) Turn(Field.End, Field.Start);
        if (!(Has(Field.Lon) && Has(Field.Lat))) Forget(Field.Lon, Field.Lat);
        if (!(Has(Field.Easting) && Has(Field.Northing)) || Has(Field.Lon)) Forget(Field.Easting, Field.Northing);
        return guesses;

        bool Has(Field field) => guesses.Exists(g => g.Field == field);

        void Clock(Field whole, Field date, Field time)
        {
            var day = guesses.Find(g => g.Field == whole);
            if (day is not null && Has(time) && !Array.Find(columns, c => c.Name == day.Column)!.HasTimeOfDay) Turn(whole, date);
            else if (!Has(date)) Forget(time);
        }

        void Turn(Field from, Field to)
        {
            var at = guesses.FindIndex(g => g.Field == from);
            guesses[at] = guesses[at] with { Field = to };
        }

        // What a person said is not forgotten: the import then says what is missing.
        void Forget(params ReadOnlySpan<Field> fields)
        {
            foreach (var field in fields)
                for (var i = 0; i < guesses.Count; i++)
                    if (guesses[i].Field == field && guesses[i].Confidence < 1)
                        guesses[i] = guesses[i] with { Field = Field.Ignore, Confidence = 0.5 };
        }
    }
}
