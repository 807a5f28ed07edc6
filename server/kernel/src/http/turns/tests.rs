use crate::http::turns::*;

const ONE: Lane = Lane {
    at_once: 1,
    each: 1,
    waiting: 3,
};
const A: Client = Client::User(1);
const B: Client = Client::User(2);
const C: Client = Client::User(3);

/// Whoever has been called, by name, in the order of the list.
fn called(waiting: &mut [(&'static str, Option<Waiting>)]) -> Vec<&'static str> {
    let mut names = Vec::new();
    for (name, one) in waiting {
        if one.as_mut().is_some_and(|one| one.call.try_recv().is_ok()) {
            names.push(*name);
        }
    }
    names
}

/// Queues all, ends each turn as soon as it has come, and tells the order.
fn order(turns: &Turns, all: &[(&'static str, Client, usize)]) -> Vec<&'static str> {
    let held = turns
        .queue(Client::User(0), 0)
        .expect("it is empty")
        .called();
    let queued = |(name, client, lane): &(&'static str, Client, usize)| {
        (
            *name,
            Some(turns.queue(*client, *lane).expect("there is room")),
        )
    };
    let mut waiting: Vec<_> = all.iter().map(queued).collect();
    assert!(called(&mut waiting).is_empty());
    drop(held);
    let mut order = Vec::new();
    loop {
        let now = called(&mut waiting);
        if now.is_empty() {
            return order;
        }
        for name in now {
            order.push(name);
            let one = waiting.iter_mut().find(|(other, _)| *other == name);
            let one = one.and_then(|(_, one)| one.take()).expect("it waited");
            drop(one.called());
        }
    }
}

#[test]
fn clients_are_served_in_a_circle() {
    let turns = Turns::new(&[ONE]);
    let all = [
        ("a1", A, 0),
        ("a2", A, 0),
        ("a3", A, 0),
        ("b1", B, 0),
        ("c1", C, 0),
        ("b2", B, 0),
    ];
    assert_eq!(order(&turns, &all), ["a1", "b1", "c1", "a2", "b2", "a3"]);
}

#[test]
fn lanes_are_served_in_their_order() {
    let turns = Turns::new(&[ONE, ONE]);
    let all = [("bulk", A, 1), ("page", B, 0), ("other page", A, 0)];
    assert_eq!(order(&turns, &all), ["page", "other page", "bulk"]);
}

#[test]
fn a_lane_behind_others_waits_and_does_not_starve() {
    let lane = Lane {
        waiting: 100,
        ..ONE
    };
    let turns = Turns::new(&[lane, lane]);
    let mut all = vec![("bulk", A, 1)];
    let pages = [
        "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12",
    ];
    all.extend(pages.map(|name| (name, B, 0)));
    let order = order(&turns, &all);
    assert_eq!(order.len(), 13);
    assert_eq!(order.iter().position(|name| *name == "bulk"), Some(8));
}

#[test]
fn one_client_leaves_room_for_the_others() {
    let lane = Lane {
        at_once: 2,
        each: 1,
        waiting: 10,
    };
    let turns = Turns::new(&[lane]);
    let mut first = turns.queue(A, 0).expect("room");
    let mut second = turns.queue(A, 0).expect("room");
    let mut other = turns.queue(B, 0).expect("room");
    assert!(first.call.try_recv().is_ok() && other.call.try_recv().is_ok());
    assert!(second.call.try_recv().is_err());
    drop(other.called());
    assert!(second.call.try_recv().is_err());
    drop(first.called());
    assert!(second.call.try_recv().is_ok());
}

#[test]
fn one_client_leaves_room_whatever_the_lanes() {
    let lane = |at_once| Lane {
        at_once,
        each: 1,
        waiting: 10,
    };
    let turns = Turns::new(&[lane(2), lane(1)]);
    let mut first = turns.queue(A, 0).expect("room");
    let mut bulk = turns.queue(A, 1).expect("room");
    let mut other = turns.queue(B, 0).expect("room");
    assert!(first.call.try_recv().is_ok() && other.call.try_recv().is_ok());
    assert!(bulk.call.try_recv().is_err());
    drop(first.called());
    assert!(bulk.call.try_recv().is_ok());
}

#[test]
fn bulk_work_leaves_room_for_pages() {
    let lane = |at_once| Lane {
        at_once,
        each: 2,
        waiting: 10,
    };
    let turns = Turns::new(&[lane(2), lane(1)]);
    let mut first = turns.queue(A, 1).expect("room");
    let mut second = turns.queue(B, 1).expect("room");
    let mut page = turns.queue(C, 0).expect("room");
    assert!(first.call.try_recv().is_ok() && page.call.try_recv().is_ok());
    assert!(second.call.try_recv().is_err());
    // Bulk work never takes the last place from all.
    let mut page2 = turns.queue(C, 0).expect("room");
    assert!(page2.call.try_recv().is_err());
    drop(first.called());
    assert!(page2.call.try_recv().is_ok() && second.call.try_recv().is_err());
}

#[test]
fn who_has_too_much_waiting_is_told_and_others_are_not() {
    let turns = Turns::new(&[ONE]);
    let all: Vec<_> = (0..4).map(|_| turns.queue(A, 0).expect("room")).collect();
    assert_eq!(turns.queue(A, 0).err(), Some(TooManyWaiting));
    assert!(turns.queue(B, 0).is_ok());
    drop(all);
    assert!(turns.queue(A, 0).is_ok());
    assert_eq!(turns.queue(A, 7).err(), Some(TooManyWaiting));
}

#[test]
fn who_goes_away_leaves_the_queue_and_gives_back_what_came_too_late() {
    let turns = Turns::new(&[ONE]);
    let held = turns.queue(A, 0).expect("room").called();
    let gone = turns.queue(B, 0).expect("room");
    let late = turns.queue(B, 0).expect("room");
    let mut last = turns.queue(C, 0).expect("room");
    drop(gone);
    drop(held);
    // It was called and has not heard of it yet.
    assert!(last.call.try_recv().is_err());
    drop(late);
    assert!(last.call.try_recv().is_ok());
    drop(last.called());
    let state = turns.lock();
    let lane = &state.lanes[0];
    assert!(lane.clients.is_empty() && lane.circle.is_empty() && lane.running == 0);
}

#[tokio::test]
async fn turns_are_waited_for() {
    let turns = Turns::new(&[ONE]);
    let turn = turns.take(A, 0).await.expect("room");
    let (inner, (tell, told)) = (turns.clone(), oneshot::channel());
    let second = tokio::spawn(async move {
        let turn = inner.take(B, 0).await;
        let _ = tell.send(());
        turn
    });
    tokio::task::yield_now().await;
    drop(turn);
    assert!(told.await.is_ok() && second.await.expect("no panic").is_ok());
    assert!(turns.lock().lanes[0].clients.is_empty());
}

#[test]
fn visitors_of_one_network_are_one_client() {
    let client = |text: &str| Client::of_address(text.parse().expect("an address"));
    assert_eq!(client("2001:db8:1:2::3"), client("2001:db8:1:2:ffff::4"));
    assert_ne!(client("2001:db8:1:2::3"), client("2001:db8:1:3::3"));
    assert_eq!(client("10.0.0.1"), client("::ffff:10.0.0.1"));
    assert_ne!(client("10.0.0.1"), client("10.0.0.2"));
}
