using HaiDang.Incidents.Import;
using Xunit;
namespace HaiDang.Tests.Incidents.Import.Columns;

/// <summary>Headers as cities and offices really write them.</summary>
public class ExamineFileTests
{
    private static readonly string Bay = "107.0296,20.9586";

    [Fact]
    public async Task Columns_of_known_publishers_are_recognised()
    {
        await using var desk = await ImportDesk.Open();

        var angeles = await Mapped("DR_NO,Date Rptd,DATE OCC,TIME OCC,AREA,AREA NAME,Crm Cd,Crm Cd Desc,Vict Age,Premis Desc,LOCATION,LAT,LON",
            i => $"19032647{i},01/{i + 10}/2020 12:00:00 AM,01/{i + 10}/2020 12:00:00 AM,0{i}30,1{i},Central {i},510,VEHICLE - STOLEN,3{i},STREET,{i}00 MAIN ST,34.0{i}5,-118.2{i}1");
        Assert.Equal("DR_NO Reference, DATE OCC StartDate, TIME OCC StartTime, Crm Cd Desc Kind, LAT Lat, LON Lon", angeles);

        var york = await Mapped("CMPLNT_NUM,CMPLNT_FR_DT,CMPLNT_FR_TM,CMPLNT_TO_DT,CMPLNT_TO_TM,RPT_DT,OFNS_DESC,Latitude,Longitude",
            i => $"{i}5134{i},12/{i + 13}/2019,2{i % 4}:1{i}:00,12/{i + 13}/2019,2{i % 4}:4{i}:00,12/30/2019,ROBBERY,40.7{i}5,-73.9{i}1");
        Assert.Equal("CMPLNT_NUM Reference, CMPLNT_FR_DT StartDate, CMPLNT_FR_TM StartTime, CMPLNT_TO_DT EndDate, CMPLNT_TO_TM EndTime, OFNS_DESC Kind, Latitude Lat, Longitude Lon", york);

        var britain = await Mapped("Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,Crime type",
            i => $"abc{i}f,2022-0{i + 1},Northumbria Police,Northumbria Police,-1.6{i}1,54.9{i}2,On or near X,E0102{i},Burglary");
        Assert.Equal("Crime ID Reference, Month Month, Longitude Lon, Latitude Lat, Crime type Kind", britain);

        var chicago = await Mapped("ID,Case Number,Date,Block,Primary Type,Description,Location Description,X Coordinate,Y Coordinate,Year,Updated On,Latitude,Longitude",
            i => $"1022448{i},HY41164{i},09/{i + 14}/2015 01:3{i}:00 PM,043XX S WOOD ST,BATTERY,SIMPLE,RESIDENCE,116507{i},187591{i},2015,02/1{i}/2018 03:50:01 PM,41.81{i}1,-87.67{i}");
        Assert.Equal("Case Number Reference, Date Start, Primary Type Kind, Latitude Lat, Longitude Lon", chicago);

        var ward = await Mapped("STT,Số vụ,Từ ngày,Đến ngày,Loại tội phạm,Kinh độ,Vĩ độ,Tên xã",
            i => $"{i},BC-{i},0{i + 1}/09/2026 10:1{i},1{i}/09/2026 11:1{i},Trộm cắp,{Bay},Bãi Cháy");
        Assert.Equal("Số vụ Reference, Từ ngày Start, Đến ngày End, Loại tội phạm Kind, Kinh độ Lon, Vĩ độ Lat, Tên xã CommuneName", ward);

        async Task<string> Mapped(string head, Func<int, string> row)
        {
            var facts = await desk.Examine(desk.File("x.csv", head + "\n" + string.Join('\n', Enumerable.Range(0, 8).Select(row)) + "\n"));
            return string.Join(", ", facts.Columns.Where(c => c.Field is not Field.Ignore).Select(c => $"{c.Name} {c.Field}"));
        }
    }

    [Fact]
    public async Task Latitude_and_longitude_that_are_called_x_and_y_are_told_by_their_values()
    {
        await using var desk = await ImportDesk.Open();
        var degrees = await desk.Examine(desk.File("d.csv", $"id,ngày,x,y\n1,01/09/2026,{Bay}\n2,02/09/2026,107.04,20.97\n"));
        Assert.Equal(("x", "y"), (degrees.Mapping.ColumnOf(Field.Lon), degrees.Mapping.ColumnOf(Field.Lat)));
    }

    [Fact]
    public async Task Dates_that_may_be_either_are_read_day_first_and_said_to_be_ambiguous()
    {
        await using var desk = await ImportDesk.Open();
        var open = await desk.Examine(desk.File("a.csv", $"id,date,lon,lat\n1,03/04/2026,{Bay}\n2,05/06/2026,{Bay}\n"));
        Assert.True(open.DatesAmbiguous);
        Assert.Null(open.Mapping.Dates);

        var proven = await desk.Examine(desk.File("b.csv", $"id,date,lon,lat\n1,03/04/2026,{Bay}\n2,05/26/2026,{Bay}\n"));
        Assert.Equal((false, DateOrder.MonthFirst), (proven.DatesAmbiguous, proven.Mapping.Dates));
    }

    [Fact]
    public async Task The_day_that_tells_may_stand_at_the_very_end_of_a_long_file()
    {
        await using var desk = await ImportDesk.Open();
        var rows = string.Concat(Enumerable.Range(0, 60_000).Select(i => $"{i},01/0{i % 9 + 1}/2026 10:{i % 60:00},107.0{i % 10}96,20.9586\n"));
        var file = desk.File("c.csv", "id,date,lon,lat\n" + rows + $"60000,01/26/2026 10:00,{Bay}\n");
        Assert.True((await desk.Examine(file)).DatesAmbiguous);
        var report = await desk.Import(file);
        Assert.False(report.ByReason.ContainsKey("impossibleTime"));
        Assert.Equal(new DateTime(2026, 1, 26, 3, 0, 0), (await desk.Incidents()).Single(i => i.Reference == "60000").StartAt.UtcDateTime);
    }

    [Fact]
    public async Task What_a_person_has_said_stands_and_a_saved_mapping_comes_back_whole()
    {
        await using var desk = await ImportDesk.Open();
        var path = desk.File("x.csv", $"a,b,c,lon,lat\n1,01/09/2026,theft,{Bay}\n2,02/09/2026,theft,{Bay}\n");
        var mapping = new ColumnMapping { Zone = "Europe/London" }.With("a", Field.Reference).With("c", Field.Kind).Without("b");
        var facts = await desk.Examine(path, mapping);
        Assert.Equal((Field.Reference, 1.0), (facts.Columns[0].Field, facts.Columns[0].Confidence));
        Assert.Equal(Field.Ignore, facts.Columns[1].Field);
        Assert.All(facts.FirstRows, r => Assert.Equal("", r.Cells[1]));

        await using var db = desk.House.Db();
        await SaveMapping.Run("quận", facts.Mapping, db, ImportDesk.Stop);
        await SaveMapping.Run("quận", facts.Mapping, db, ImportDesk.Stop);
        var found = await SaveMapping.Find("quận", db, ImportDesk.Stop);
        Assert.Equal(facts.Mapping.Columns, found!.Columns);
        Assert.Equal(["b"], found.Dropped);
        Assert.Equal("Europe/London", found.Zone);
        Assert.Equal(["quận"], await SaveMapping.Names(db, ImportDesk.Stop));
        Assert.Null(await SaveMapping.Find("khác", db, ImportDesk.Stop));
    }

    [Fact]
    public async Task Wrong_choices_are_refused_in_words()
    {
        await using var desk = await ImportDesk.Open();
        var path = desk.File("x.csv", $"id,b,lon,lat\n1,01/09/2026,{Bay}\n");
        await Refused(new ColumnMapping().With("không có", Field.Kind), "không có");
        await Refused(new() { Columns = { ["id"] = Field.Kind, ["b"] = Field.Kind } }, "Kind");
        await Refused(new() { Zone = "Mars/Base" }, "Mars/Base");
        await Refused(new() { Encoding = "utf-99" }, "utf-99");
        await Refused(new() { Meridian = 12 }, "12");
        await Refused(new ColumnMapping().With("b", Field.Ignore), "--map");

        async Task Refused(ColumnMapping mapping, string says) =>
            Assert.Contains(says, (await Assert.ThrowsAsync<InvalidDataException>(() => desk.Import(path, mapping))).Message, StringComparison.Ordinal);
    }
}
